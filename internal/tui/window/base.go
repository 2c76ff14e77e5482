package window

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// width is how wide a window would like to be: a line that is read at a glance.
const width = 64

// patience is how long saving may take before a window gives it up.
const patience = 10 * time.Second

// base is what the small windows have in common: a form, a sentence below it
// where something went wrong, and the way to keep what it says.
type base struct {
	env   *ui.Env
	title string
	form  *form.Form
	fault string // why it was not kept

	// Until what a window needs has been read, keys wait: whoever types fast
	// loses none of them.
	loaded bool
	queue  []waiting

	saving bool
	drafts []*draft
	living []*living
	keep   func() tea.Cmd // what enter does
	tall   int            // rows that the form was laid out in
}

// waiting is a key or an action that came before the window was ready.
type waiting struct {
	msg tea.Msg
	id  action.ID
}

// kept tells a window that what it says is in the journal.
type kept struct {
	owner *base
	then  tea.Msg
}

// failed tells a window why it is not.
type failed struct {
	owner *base
	err   error
}

func (b *base) start(env *ui.Env, title string) {
	b.env, b.title = env, title
	b.form = form.New(env)
	b.form.Plain = true
}

// rows puts the window's rows in, and the cursor into the row of an id where the
// window had none yet.
func (b *base) rows(first string, rows ...form.Row) tea.Cmd {
	fresh := len(b.form.Rows()) == 0
	b.arrange(rows)
	b.form.Ended = func() tea.Cmd { return b.wrap(1) }
	b.form.Began = func() tea.Cmd { return b.wrap(-1) }
	if !fresh {
		return nil
	}
	cmd, _ := b.form.Focus(first, true)
	return cmd
}

// about is all that a window says that has nothing to be about.
func (b *base) about(nothing string) tea.Cmd {
	return tea.Batch(b.rows("", &told{say: func() string { return b.env.T(nothing) }}), b.ready())
}

// wrap goes on from the last row to the first, as there is nowhere else to go.
func (b *base) wrap(by int) tea.Cmd {
	rows := b.form.Rows()
	for i := range rows {
		r := rows[i]
		if by < 0 {
			r = rows[len(rows)-1-i]
		}
		if r.Sort() != form.Still && r.ID() != "" {
			cmd, _ := b.form.Focus(r.ID(), true)
			return cmd
		}
	}
	return nil
}

// ready lets the keys in that came before the window could take them.
func (b *base) ready() tea.Cmd {
	b.loaded = true
	var cmds []tea.Cmd
	queue := b.queue
	b.queue = nil
	for _, q := range queue {
		id := q.id
		if k, ok := q.msg.(tea.KeyPressMsg); ok && !b.form.IsWriting() {
			if a, ok := action.Lookup(k.Keystroke(), b.Scopes()); ok {
				id = a.ID
			}
		}
		if id != "" {
			cmd, _ := b.Do(id)
			cmds = append(cmds, cmd)
			continue
		}
		cmds = append(cmds, b.form.Update(q.msg))
	}
	return tea.Batch(cmds...)
}

// update takes what every window takes alike.
func (b *base) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case kept:
		if msg.owner != b {
			return nil
		}
		if msg.then != nil {
			return tea.Sequence(ui.Send(ui.Pop{}), ui.Send(msg.then))
		}
		return ui.Send(ui.Pop{})
	case failed:
		if msg.owner != b {
			return nil
		}
		b.saving = false
		b.fault = b.env.Words.Sentence(msg.err)
		return nil
	case tea.KeyPressMsg, tea.PasteMsg:
		if b.saving {
			return nil
		}
		if !b.loaded {
			b.queue = append(b.queue, waiting{msg: msg})
			return nil
		}
		b.fault = ""
		return b.form.Update(msg)
	case ui.Refresh:
		return b.look()
	case lived:
		return b.seen(msg)
	case ui.SavedMsg:
		return b.savedTexts(msg)
	case ui.Click, ui.Drag, ui.Wheel:
		if !b.loaded || b.saving {
			return nil
		}
		return b.form.Update(msg)
	}
	return nil
}

// Do keeps, leaves, and moves between the rows.
func (b *base) Do(id action.ID) (tea.Cmd, bool) {
	if id == action.Out {
		return ui.Send(ui.Pop{}), true
	}
	if id == action.Save {
		// Where the journal can't be written, ctrl+s offers another place.
		if state, _ := b.env.Saver.State(); state == ui.NotSaved {
			return nil, false
		}
		id = action.Keep
	}
	switch id {
	case action.Keep, action.Next, action.Previous, action.Up, action.Down, action.Choose, action.PageUp, action.PageDown:
	default:
		if action.Picked(id) == 0 {
			return nil, false
		}
	}
	switch {
	case b.saving:
		return nil, true
	case !b.loaded:
		b.queue = append(b.queue, waiting{id: id})
		return nil, true
	case id == action.Keep:
		if r, ok := b.focused().(*form.Button); ok && r.Press != nil {
			return r.Press(), true
		}
		if b.keep == nil {
			return ui.Send(ui.Pop{}), true
		}
		return b.keep(), true
	case id == action.Choose:
		if r, ok := b.focused().(*form.Button); ok && r.Press != nil {
			return r.Press(), true
		}
	}
	b.fault = ""
	return b.form.Do(id)
}

func (b *base) focused() form.Row {
	for _, r := range b.form.Rows() {
		if r.ID() != "" && r.ID() == b.form.At() {
			return r
		}
	}
	return nil
}

// refuse says what has to be mended, at the row it is about.
func (b *base) refuse(t *form.Text, err error) tea.Cmd {
	t.Fault = b.env.Words.Sentence(err)
	cmd, _ := b.form.Focus(t.Name, true)
	return cmd
}

// write keeps what the window says, and puts the window away when it is in the
// journal; where it can't be kept the window stays with the reason. Texts that
// are saved while they are typed are saved first. then is sent on afterwards; it
// is asked for when all is written.
func (b *base) write(what, say string, do func(*store.Writer) error, then func() tea.Msg) tea.Cmd {
	b.saving, b.fault = true, ""
	env := b.env
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if _, err := env.Saver.Flush(ctx); err != nil {
			return failed{b, err}
		}
		// The drafts go in the same writing: whatever happens, the words stand in
		// one place and not in two.
		err := env.Store.Write(ctx, what, func(w *store.Writer) error {
			if err := do(w); err != nil {
				return err
			}
			return b.clear(w)
		})
		if err != nil {
			return failed{b, err}
		}
		var next tea.Msg
		if then != nil {
			next = then()
		}
		return ui.Wrote{Then: kept{b, next}, Say: say}
	}
}

// Leaving saves what was typed last.
func (b *base) Leaving() tea.Cmd { return b.env.Saver.Now() }

// Scopes are a window's, and those of choosing where no text is written in.
func (b *base) Scopes() []action.Scope {
	if b.form.IsWriting() || !b.loaded {
		return b.form.WritingScopes(action.Window)
	}
	return []action.Scope{action.Picking, action.Window}
}

// Head is the window's title.
func (b *base) Head() (left, right string) { return b.title, "" }

// Writer is the form.
func (b *base) Writer() ui.Writer { return b.form }

// Writing is the text that has the cursor.
func (b *base) Writing() (string, bool) { return b.form.Writing() }

// Replace puts another text in its place.
func (b *base) Replace(text string) tea.Cmd { return b.form.Replace(text) }

// Size is as wide as a line is well read, and as high as what stands in it.
func (b *base) Size(w, h int) (int, int) {
	w = min(w, width)
	if w < 1 || h < 1 {
		return 0, 0
	}
	b.tall = h
	lines, _ := b.form.Lines(w, h)
	return w, max(1, len(trim(lines))+len(b.below(w)))
}

// View draws the rows, and below them what went wrong.
func (b *base) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	below := b.below(w)
	if len(below) >= h {
		below = below[:max(0, h-1)]
	}
	room := h - len(below)
	// The form is laid out in the room it was measured in, so that a field that
	// grows does not shrink again by the window's growing with it.
	lines, cursor := b.form.Lines(w, max(room, b.tall))
	lines = trim(lines)
	if len(lines) > room {
		var drawn string
		drawn, cursor = b.form.View(w, room)
		lines = strings.Split(drawn, "\n")
	}
	return ui.Fit(append(lines, below...), w, h), cursor
}

func (b *base) below(w int) []string {
	if b.fault == "" {
		return nil
	}
	return ui.Paint(ui.Wrap("! "+b.fault, w), b.env.Styles.Trouble)
}

// trim takes the empty lines off the end.
func trim(lines []string) []string {
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}
