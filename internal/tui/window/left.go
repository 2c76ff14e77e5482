package window

import (
	"context"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/plan"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Left is a text that was with the leader's own editor when something ended.
type Left struct {
	Why      string // what happened
	Question string // what the text answers, "" where that is not known
	Words    string
	Ref      journal.TextRef    // where it belongs; zero where it can't be put in
	Base     journal.RevisionID // what the editor was given
	Remove   func()             // takes the file away
}

// Leftover is the window for such a text: put it in, keep it in a file, or throw
// it away. Esc leaves it for the next time.
type Leftover struct {
	base
	left  Left
	armed bool
	sure  bool // throwing away was asked for once
	about string
	throw *form.Button
	path  *form.Text
}

type (
	foundPlace struct {
		owner *Leftover
		path  string
	}
	wroteLeft struct {
		owner *Leftover
		path  string
		err   error
	}
)

// NewLeft makes the window.
func NewLeft(env *ui.Env, left Left) *Leftover {
	l := &Leftover{left: left}
	l.start(env, env.T("two.left.title"))
	l.path = lineRow("path", env.T("window.elsewhere.path"), "")
	l.throw = &form.Button{Name: "throw", Left: env.T("two.left.throw"), Full: true, Press: l.discard}
	rows := []form.Row{
		&told{say: func() string { return left.Why }, strong: true},
		&told{say: func() string { return l.about }, gap: true},
		&told{say: func() string { return ui.OneLine(left.Words, excerpt) }, gap: true, strong: true, in: 2},
		&told{say: func() string { return " " }},
	}
	first := "save"
	if left.Ref.Placed() {
		first = "put"
		rows = append(rows, &form.Button{Name: "put", Left: env.T("two.left.put"), Press: l.put})
	}
	rows = append(rows,
		&form.Button{Name: "save", Left: env.T("two.left.save"), Press: l.save}, l.path, l.throw,
		&told{say: func() string { return env.T("two.left.out") }, gap: true},
	)
	l.about = left.Question
	l.rows(first, rows...)
	return l
}

// Init looks for what the text belongs to and for a place for a file.
func (l *Leftover) Init() tea.Cmd {
	env := l.env
	name := env.T("two.left.file") + "-" + env.Today().String() + ".txt"
	return tea.Batch(l.startGrace(), l.ready(), l.title(), func() tea.Msg {
		return foundPlace{l, free(filepath.Join(ui.Folder(env), name))}
	})
}

// title finds the challenge that the text belongs to, and what stands there now.
func (l *Leftover) title() tea.Cmd {
	object := l.left.Ref.Object
	if object.IsZero() {
		return nil
	}
	return fetch(&l.base, func(r *store.Reader) (string, error) {
		all, err := r.Outlines()
		for _, o := range all {
			if o.ID == object || o.LoopID == object {
				return l.env.Words.Titled(o.Title), err
			}
		}
		return "", err
	})
}

// Update takes what was found, and how it went.
func (l *Leftover) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case graceOver:
		l.armed = l.armed || msg.owner == &l.base
		return nil
	case foundPlace:
		if msg.owner == l && l.path.Value == "" {
			l.path.Value = ui.ShownPath(l.env, msg.path)
		}
		return nil
	case wroteLeft:
		return l.wrote(msg)
	case fetched[string]:
		if msg.owner == &l.base && msg.err == nil && msg.what != "" && l.left.Question != "" {
			l.about = l.env.T("two.left.of", l.left.Question, ui.OneLine(msg.what, width))
		}
		return nil
	case tea.KeyPressMsg, tea.PasteMsg, ui.Click:
		if !l.armed {
			return nil
		}
	}
	return l.update(msg)
}

// Do moves and answers. Another answer than throwing away takes that question back.
func (l *Leftover) Do(id action.ID) (tea.Cmd, bool) {
	if !l.armed {
		return nil, true
	}
	cmd, ok := l.base.Do(id)
	if l.sure && l.form.At() != l.throw.Name {
		l.sure, l.throw.Left = false, l.env.T("two.left.throw")
	}
	return cmd, ok
}

// put saves the text as what it is: an ordinary change, made from the revision
// that the editor was given. What was written since stands beside it.
func (l *Leftover) put() tea.Cmd {
	left, env := l.left, l.env
	var saved store.Saved
	l.saving, l.fault = true, ""
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if _, err := env.Saver.Flush(ctx); err != nil {
			return failed{&l.base, err}
		}
		err := env.Store.Write(ctx, "text", func(w *store.Writer) error {
			var err error
			saved, err = putIn(w, left.Ref, left.Words, left.Base)
			return err
		})
		if err != nil {
			return failed{&l.base, err}
		}
		left.Remove()
		say := env.T("two.left.in")
		if saved.Conflict {
			say = env.T("two.left.beside")
		}
		return ui.Wrote{Then: kept{&l.base, nil}, Say: say}
	}
}

// putIn saves words as their own window or page would.
func putIn(w *store.Writer, ref journal.TextRef, words string, base journal.RevisionID) (store.Saved, error) {
	switch ref.Name {
	case journal.TextParticipants:
		return w.SetText(ref, plan.Participants(words), base)
	case journal.TextEntry:
		now, err := w.Entry(ref.Object)
		if err != nil {
			return store.Saved{}, err
		}
		saved, err := w.SetText(ref, words, base)
		if err != nil || !saved.Changed {
			return saved, err
		}
		return saved, w.SetEntry(ref.Object, now.Kind, now.Day, now.SeenBy, now.Perspective, retagged(now, words))
	}
	return w.SetText(ref, words, base)
}

func (l *Leftover) save() tea.Cmd {
	path := ui.FilePath(l.env, l.path.Value)
	if path == "" {
		return l.refuse(l.path, i18n.NewFault("window_path"))
	}
	l.saving = true
	data := []byte(strings.TrimSuffix(l.left.Words, "\n") + "\n")
	return func() tea.Msg { return wroteLeft{l, path, export.WriteFile(path, data, false)} }
}

func (l *Leftover) wrote(msg wroteLeft) tea.Cmd {
	if msg.owner != l {
		return nil
	}
	l.saving = false
	if msg.err != nil {
		if i18n.FaultCode(msg.err) == "file-exists" {
			return l.refuse(l.path, i18n.NewFault("window_exists", filepath.Base(msg.path)))
		}
		return l.refuse(l.path, msg.err)
	}
	return l.gone(l.env.T("window.elsewhere.kept", ui.ShownPath(l.env, msg.path)))
}

// discard throws the text away. It stands nowhere else, so it is asked twice.
func (l *Leftover) discard() tea.Cmd {
	if !l.sure {
		l.sure, l.throw.Left = true, l.env.T("two.left.sure")
		return nil
	}
	return l.gone(l.env.T("two.left.thrown"))
}

// gone takes the file away, and then the window.
func (l *Leftover) gone(say string) tea.Cmd {
	remove := l.left.Remove
	return tea.Sequence(func() tea.Msg {
		remove()
		return nil
	}, ui.Send(ui.Pop{}), ui.Send(ui.Flash{Text: say}))
}
