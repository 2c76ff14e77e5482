package sureness

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// Declaring is the page on which the leader says how sure the learning is, and who
// assessed it and how.
type Declaring struct {
	env             *ui.Env
	challenge, loop journal.ID
	data            *journal.Challenge
	form            *form.Form
	words           *form.Text
	gen             int
	stale           bool // must be read again when nothing waits to be saved
	// wanted is set once evidence was chosen without words: it holds as soon as
	// they stand there.
	wanted bool
}

// Rows of the page.
const (
	levelRow = "level"
	wordsRow = journal.TextDeclared
	none     = "none"
)

// NewDeclaring makes the page of a loop.
func NewDeclaring(e *ui.Env, challenge, loop journal.ID) *Declaring {
	return &Declaring{env: e, challenge: challenge, loop: loop, form: form.New(e)}
}

// Init reads the challenge.
func (d *Declaring) Init() tea.Cmd {
	d.gen++
	d.stale = false
	return read(d.env, d, d.gen, d.challenge)
}

// Update takes what was read, saved or typed.
func (d *Declaring) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case readMsg:
		if msg.owner != d || msg.gen != d.gen {
			return nil
		}
		if d.data != nil && msg.saved != d.env.Saver.Generation() {
			// What was read may be older than what stands on the screen.
			if d.form.Unsaved() {
				d.stale = true
				return nil
			}
			return d.Init()
		}
		d.took(msg.challenge)
		return nil
	case ui.Refresh:
		if d.form.Unsaved() {
			d.stale = true
			return nil
		}
		return d.Init()
	case ui.SavedMsg:
		if d.stale && !d.form.Unsaved() {
			return d.Init()
		}
		return nil
	case ui.SettingsChanged:
		if d.data != nil {
			d.build()
		}
		return nil
	}
	return d.form.Update(msg)
}

// took puts the challenge in. The version of the text that stood on the screen
// stays there where another one stands beside it.
func (d *Declaring) took(c *journal.Challenge) {
	if before, now := of(d.data, d.loop), of(c, d.loop); before != nil && now != nil && len(now.DeclaredBy.Others) > 0 {
		now.DeclaredBy = ui.Staying(now.DeclaredBy, before.DeclaredBy.Rev)
	}
	d.data = c
	d.build()
}

func (d *Declaring) build() {
	l := of(d.data, d.loop)
	if l == nil {
		return
	}
	d.loop = l.ID
	e := d.env
	level := &form.Choice{
		Name: levelRow, Question: e.T("levels.declare"), Help: e.T("levels.declare_help"),
		Picked: map[string]bool{ui.Or(l.Declared, none): true},
	}
	for _, o := range e.Method.Levels {
		level.Options = append(level.Options, form.Option{ID: o.ID, Name: o.Name, Help: o.Help})
	}
	level.Options = append(level.Options, form.Option{ID: none, Name: e.T("levels.undeclared")})
	name := e.T("levels.by")
	d.words = &form.Text{
		Name: wordsRow, Question: name, Help: e.T("levels.by_help"), Value: l.DeclaredBy.Words,
		Target: form.TextTarget(e, journal.TextRef{Object: l.ID, Name: journal.TextDeclared}, name, l.DeclaredBy.Rev),
		Done:   d.told,
	}
	d.words.Catch(e.Saver)
	level.Set = func(ids []string) tea.Cmd {
		if len(ids) == 0 {
			return nil
		}
		return d.choose(level, ids[0], l.Declared)
	}
	rows := append([]form.Row{level, d.words}, d.heads(l.DeclaredBy)...)
	if d.wanted {
		level.Picked = map[string]bool{string(journal.Evidence): true}
		d.words.Fault = e.T("levels.needs_words")
	}
	d.form.SetRows(rows)
}

// excerpt is how many cells of another version stand below the text.
const excerpt = 200

// heads are the other versions of the words where they were written in two places
// at once, each the way to choosing.
func (d *Declaring) heads(text journal.Text) []form.Row {
	var rows []form.Row
	for i, o := range text.Others {
		d.words.Note = d.env.T("two.note")
		rows = append(rows, &form.Button{
			Name: fmt.Sprint("heads/", i), Sign: "≠", Left: ui.Or(ui.Apart(text.Words, o.Words, excerpt), d.env.T("window.heads.emptied")),
			Right: d.env.T("phase.heads", d.env.When(o.Day)), Full: true, Gap: true,
			Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "heads", Ref: d.words.Target.Ref}) },
		})
	}
	return rows
}

// choose declares a level. Evidence holds only with words of who evaluated and
// how, so the cursor goes there where none stand.
func (d *Declaring) choose(row *form.Choice, id, was string) tea.Cmd {
	d.wanted = false
	if id == string(journal.Evidence) && strings.TrimSpace(d.words.Words()) == "" {
		d.wanted = true
		d.words.Fault = d.env.T("levels.needs_words")
		// What was declared until now holds until words stand there.
		cmd, _ := d.form.Focus(wordsRow, true)
		return cmd
	}
	d.words.Fault = ""
	if id == none {
		id = ""
	}
	if id == was {
		row.Picked = map[string]bool{ui.Or(id, none): true}
		return nil
	}
	return d.declare(id)
}

func (d *Declaring) declare(level string) tea.Cmd {
	loop := d.loop
	return ui.Write(d.env, "level", func(w *store.Writer) error { return w.SetDeclared(loop, level) }, nil)
}

// told follows the words of who evaluated: with them evidence holds that was
// chosen, and without them evidence that held does no longer.
func (d *Declaring) told(words string) tea.Cmd {
	l := of(d.data, d.loop)
	has := strings.TrimSpace(words) != ""
	switch {
	case l == nil:
	case d.wanted && has:
		d.wanted = false
		d.words.Fault = ""
		return d.declare(string(journal.Evidence))
	case l.Declared == string(journal.Evidence) && !has:
		return tea.Batch(d.declare(""), ui.Send(ui.Flash{Text: d.env.T("levels.taken_back"), Trouble: true}))
	}
	return nil
}

// Do moves between the rows, chooses, and leaves.
func (d *Declaring) Do(id action.ID) (tea.Cmd, bool) {
	if cmd, ok := d.form.Do(id); ok {
		return cmd, true
	}
	switch id {
	case action.Out:
		if d.form.IsWriting() {
			return d.form.StopWriting(), true
		}
		return ui.Send(ui.Pop{}), true
	case action.Levels:
		return nil, true
	}
	return nil, false
}

// Scopes are those of the row that has the focus, with the single keys outside of
// the text.
func (d *Declaring) Scopes() []action.Scope {
	scopes := d.form.Scopes()
	if d.form.IsWriting() {
		return scopes
	}
	return append(scopes, action.Outside)
}

// Offer leaves out what leads here.
func (d *Declaring) Offer(id action.ID) bool { return id != action.Levels }

// Leaving saves what is being written.
func (d *Declaring) Leaving() tea.Cmd { return d.form.StopWriting() }

// Writer is the page.
func (d *Declaring) Writer() ui.Writer { return d.form }

// Writing is the text that has the cursor.
func (d *Declaring) Writing() (string, bool) { return d.form.Writing() }

// Replace puts another text in its place.
func (d *Declaring) Replace(text string) tea.Cmd { return d.form.Replace(text) }

// Head is what the page is, and of which challenge and loop.
func (d *Declaring) Head() (left, right string) {
	return head(d.env, "levels.declare_head", d.data, d.loop), ""
}

// Context is the challenge and its loop.
func (d *Declaring) Context() (challenge, loop journal.ID, phase string) {
	return d.challenge, d.loop, ""
}

// View draws the form.
func (d *Declaring) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 || d.data == nil {
		return "", nil
	}
	content, cursor := d.form.View(min(w, widest), h)
	return ui.Fit(strings.Split(content, "\n"), w, h), cursor
}
