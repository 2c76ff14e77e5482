package window

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Note is the window that takes a line into the log, or changes one.
type Note struct {
	base
	id        journal.ID // zero: a new one
	challenge journal.ID
	where     string // what the note will belong to, in words
	entry     journal.Entry

	text *form.Text
	kind *form.Choice
	day  *form.Text
	seen *form.Choice
}

// noteRead is a note, and what it belongs to in words.
type noteRead struct {
	entry journal.Entry
	where string
}

// NewNote makes the window for a new note of a kind, or for changing the note of
// an id. A new one belongs to the challenge; zero is the one last worked on, and
// a note that there is no challenge for is kept without one.
func NewNote(env *ui.Env, kind journal.EntryKind, challenge, id journal.ID) *Note {
	n := &Note{id: id, challenge: challenge}
	n.start(env, "")
	n.keep = n.save
	n.text = &form.Text{Name: "text", Bare: true, Most: 8}
	n.text.Changed = clearing(n.text)
	n.day = dayRow(env, "day", env.T("window.when"), typedDay(env, env.Today()), i18n.Past)
	n.kind = pickRow("kind", env.T("window.what"), string(kind), kindOptions(env))
	n.seen = seenRow(env, "")
	n.kind.Set = func(ids []string) tea.Cmd {
		n.name()
		return nil
	}
	n.name()
	if id.IsZero() {
		n.begin(string(kind), n.text)
	}
	return n
}

func kindOptions(env *ui.Env) []form.Option {
	var options []form.Option
	for _, k := range journal.EntryKinds() {
		options = append(options, form.Option{ID: string(k), Name: method.OptionName(env.Method.EntryKinds, string(k))})
	}
	return options
}

// name titles the window by the note's kind.
func (n *Note) name() {
	kind := n.kind.Value()
	n.title = sign(journal.EntryKind(kind)) + " " + capital(method.OptionName(n.env.Method.EntryKinds, kind))
}

// sign is what stands before a note.
func sign(kind journal.EntryKind) string {
	if kind == journal.Star {
		return "★"
	}
	return "·"
}

// Init reads the line that was begun, or the note. A new note can be written at
// once; what was begun before comes in front of what is typed meanwhile.
func (n *Note) Init() tea.Cmd {
	rows := []form.Row{
		n.text, n.kind, n.day, n.seen,
		&told{say: n.tags}, &told{say: func() string { return n.where }, gap: true},
	}
	var cmd tea.Cmd
	if n.id.IsZero() {
		cmd = tea.Batch(n.rows("text", rows...), n.ready())
	} else {
		n.form.SetRows(rows)
	}
	return tea.Batch(cmd, n.read())
}

func (n *Note) read() tea.Cmd {
	env, challenge, id := n.env, n.challenge, n.id
	return fetch(&n.base, func(r *store.Reader) (noteRead, error) {
		if id.IsZero() {
			c, err := challengeOr(r, challenge)
			return noteRead{where: whereWords(env, c, journal.ID{})}, err
		}
		e, err := r.Entry(id)
		if err != nil || e.Challenge.IsZero() {
			return noteRead{e, env.T("window.note.loose")}, err
		}
		c, err := challengeOr(r, e.Challenge)
		return noteRead{e, whereWords(env, c, e.Loop)}, err
	})
}

// whereWords says what a note belongs to.
func whereWords(env *ui.Env, c *journal.Challenge, loop journal.ID) string {
	if c == nil {
		return env.T("window.note.loose")
	}
	l := c.Loop(loop)
	if l == nil {
		l = c.Current()
	}
	if l == nil {
		return ui.OneLine(env.Words.Titled(c.Title.Words), width)
	}
	return env.T("window.note.where", ui.OneLine(env.Words.Titled(c.Title.Words), width), l.Number)
}

// Update takes what was read, and what is typed.
func (n *Note) Update(msg tea.Msg) tea.Cmd {
	got, cmd, ok := take[noteRead](&n.base, msg)
	if !ok {
		return cmd
	}
	n.where = got.what.where
	if n.id.IsZero() {
		return n.drafts[0].found(&n.base, got.drafts[0])
	}
	e := got.what.entry
	n.entry = e
	n.follow(&living{
		ref: journal.TextRef{Object: e.ID, Name: journal.TextEntry}, row: n.text,
		target: func(at journal.Text) *ui.Target { return n.changing(e, at.Rev) },
	}, e.Text)
	n.kind.Picked = map[string]bool{string(e.Kind): true}
	n.day.Value = typedDay(n.env, e.Day)
	n.seen.Picked = map[string]bool{e.SeenBy: true}
	n.name()
	cmd, _ = n.form.Focus("text", true)
	return tea.Batch(cmd, n.ready())
}

// changing saves a note's words and the tags in them while they are typed.
func (n *Note) changing(e journal.Entry, at journal.RevisionID) *ui.Target {
	ref := journal.TextRef{Object: e.ID, Name: journal.TextEntry}
	env := n.env
	target := form.TextTarget(env, ref, n.title, at)
	key := target.Key
	target.Save = func(ctx context.Context, words string) (store.Saved, error) {
		if strings.TrimSpace(words) == "" {
			return store.Saved{}, nil // a note is not emptied but deleted
		}
		var saved store.Saved
		err := env.Store.Write(ctx, "note", func(w *store.Writer) error {
			w.Join(key)
			now, err := w.Entry(e.ID)
			if err != nil {
				return err
			}
			if saved, err = w.SetText(ref, words, at); err != nil || !saved.Changed {
				return err
			}
			return w.SetEntry(e.ID, now.Kind, now.Day, now.SeenBy, now.Perspective, retagged(now, words))
		})
		if err == nil {
			at = saved.Text.Rev
		}
		return saved, err
	}
	return target
}

// retagged are the tags of a note whose words become others: those that were set
// beside the words stay.
func retagged(e journal.Entry, words string) []string {
	was := journal.Tags(e.Text.Words)
	tags := journal.Tags(words)
	for _, t := range e.Tags {
		if !slices.Contains(was, t) {
			tags = append(tags, t)
		}
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// tags are those found in the text, shown as they will be kept.
func (n *Note) tags() string {
	tags := retagged(n.entry, n.text.Value)
	if len(tags) == 0 {
		return ""
	}
	return ui.Fill(n.env.T("window.note.tags"), labelW) + "  #" + strings.Join(tags, " #")
}

func (n *Note) save() tea.Cmd {
	words := strings.TrimSpace(n.text.Value)
	if words == "" {
		return n.refuse(n.text, i18n.NewFault("window_empty"))
	}
	day, err := readDay(n.env, n.day.Value, i18n.Past)
	if err != nil {
		return n.refuse(n.day, err)
	}
	kind, seen := journal.EntryKind(n.kind.Value()), n.seen.Value()
	if !n.id.IsZero() {
		id := n.id
		return n.write("note", "", func(w *store.Writer) error {
			now, err := w.Entry(id)
			if err != nil {
				return err
			}
			return w.SetEntry(id, kind, day, seen, now.Perspective, now.Tags)
		}, nil)
	}
	challenge, text := n.challenge, n.text.Value
	say := n.env.T("window.note.kept", capital(method.OptionName(n.env.Method.EntryKinds, string(kind))))
	return n.write("note", say, func(w *store.Writer) error {
		of := challenge
		if of.IsZero() {
			var err error
			if of, err = w.LastWorked(); err != nil {
				return err
			}
		}
		_, err := w.NewEntry(journal.Entry{
			Challenge: of, Kind: kind, Day: day, SeenBy: seen,
			Text: journal.Text{Words: text}, Tags: journal.Tags(text),
		})
		return err
	}, nil)
}

// capital begins a text with a capital letter.
func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
