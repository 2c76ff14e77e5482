package window

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// Elsewhere is the window for texts that can't be saved in the journal: why, and
// a file to keep them in. Nothing of them is let go of without a word.
type Elsewhere struct {
	base
	cause   error
	leaving bool
	armed   bool
	path    *form.Text
}

type (
	proposed struct {
		owner *Elsewhere
		path  string
	}
	wroteElsewhere struct {
		owner *Elsewhere
		path  string
		err   error
	}
)

// NewElsewhere makes the window. leaving is set where the program is to end
// afterwards; then it can also be left without the texts.
func NewElsewhere(env *ui.Env, cause error, leaving bool) *Elsewhere {
	e := &Elsewhere{cause: cause, leaving: leaving}
	e.start(env, env.T("window.elsewhere.title"))
	e.path = lineRow("path", env.T("window.elsewhere.path"), "")
	e.keep = e.save
	return e
}

// Init looks for a place to offer.
func (e *Elsewhere) Init() tea.Cmd {
	env := e.env
	again := &form.Button{Name: "again", Left: env.T("window.elsewhere.again"), Press: env.Saver.Now}
	rows := []form.Row{
		&told{say: e.why, strong: true}, &told{say: e.what, gap: true}, &told{say: func() string { return " " }},
		e.path,
		&form.Button{Name: "save", Left: env.T("window.elsewhere.save"), Press: e.save},
		again,
	}
	if e.leaving {
		rows = append(rows, &form.Button{Name: "without", Left: env.T("window.elsewhere.without"), Press: e.without})
	}
	name := env.T("window.elsewhere.file") + "-" + env.Today().String() + ".txt"
	return tea.Batch(e.startGrace(), e.rows("path", rows...), e.ready(), func() tea.Msg {
		return proposed{e, free(filepath.Join(ui.Folder(env), name))}
	})
}

// free is a path that nothing stands at: the one given, or it with a number.
func free(path string) string {
	ext := filepath.Ext(path)
	for n := 2; n < 100; n++ {
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path
		}
		path = strings.TrimSuffix(strings.TrimSuffix(path, ext), "-"+strconv.Itoa(n-1)) + "-" + strconv.Itoa(n) + ext
	}
	return path
}

func (e *Elsewhere) why() string {
	if e.cause == nil {
		return e.env.T("window.elsewhere.unsaved")
	}
	return e.env.Words.Sentence(e.cause)
}

// what names the texts that are not saved.
func (e *Elsewhere) what() string {
	var names []string
	for _, u := range e.env.Saver.Unkept() {
		names = append(names, ui.OneLine(u.Name, 40))
	}
	if len(names) == 0 {
		return ""
	}
	return e.env.Words.N("window.elsewhere.texts", len(names), e.env.Words.List(names))
}

// Update takes the place that was found, and how saving went: also where it went
// well in the meantime by itself.
func (e *Elsewhere) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case graceOver:
		e.armed = e.armed || msg.owner == &e.base
		return nil
	case proposed:
		if msg.owner == e && e.path.Value == "" {
			return e.show(ui.ShownPath(e.env, msg.path))
		}
		return nil
	case wroteElsewhere:
		if msg.owner != e {
			return nil
		}
		e.saving = false
		if msg.err != nil {
			if i18n.FaultCode(msg.err) == "file-exists" {
				return e.refuse(e.path, i18n.NewFault("window_exists", filepath.Base(msg.path)))
			}
			return e.refuse(e.path, msg.err)
		}
		e.env.Saver.Forget()
		return e.done(e.env.T("window.elsewhere.kept", ui.ShownPath(e.env, msg.path)))
	case ui.SavedMsg:
		switch {
		case msg.Err != nil:
			e.cause = msg.Err
		case len(e.env.Saver.Unkept()) == 0:
			return e.done(e.env.T("ui.saved"))
		}
		return nil
	case tea.KeyPressMsg, tea.PasteMsg, ui.Click:
		if !e.armed {
			return nil
		}
	}
	return e.update(msg)
}

func (e *Elsewhere) show(path string) tea.Cmd {
	if e.form.At() == "path" && e.form.IsWriting() {
		return e.form.Replace(path)
	}
	e.path.Value = path
	return nil
}

// Do moves and answers.
func (e *Elsewhere) Do(id action.ID) (tea.Cmd, bool) {
	if !e.armed {
		return nil, true
	}
	if id == action.Save {
		id = action.Keep // ctrl+s brought the leader here; it must not bring a second window
	}
	return e.base.Do(id)
}

func (e *Elsewhere) save() tea.Cmd {
	path := ui.FilePath(e.env, e.path.Value)
	if path == "" {
		return e.refuse(e.path, i18n.NewFault("window_path"))
	}
	e.saving = true
	data := []byte(unkeptText(e.env.Saver.Unkept()))
	return func() tea.Msg { return wroteElsewhere{e, path, export.WriteFile(path, data, false)} }
}

// unkeptText is every text with its name above it, as it was written.
func unkeptText(texts []ui.Unkept) string {
	var b strings.Builder
	for i, u := range texts {
		if i > 0 {
			b.WriteString("\n\n")
		}
		name := ui.OneLine(u.Name, 72)
		b.WriteString(name + "\n" + strings.Repeat("-", utf8.RuneCountInString(name)) + "\n\n" + u.Words + "\n")
	}
	return b.String()
}

// without ends the program and lets the texts go, as the leader said.
func (e *Elsewhere) without() tea.Cmd {
	e.env.Saver.Forget()
	return e.done("")
}

// done puts the window away, and ends the program where that is what was asked.
func (e *Elsewhere) done(say string) tea.Cmd {
	if e.leaving {
		return tea.Sequence(ui.Send(ui.Pop{}), ui.Send(ui.Act{ID: action.Leave}))
	}
	return tea.Sequence(ui.Send(ui.Pop{}), ui.Send(ui.Flash{Text: say}))
}
