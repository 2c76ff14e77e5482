package window

import (
	"context"
	"os"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/persons"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// step is how far the leader has come on the way to the file.
type step int

const (
	opening step = iota // it is being looked for names
	naming              // who is named, and what is to stand there
	placing             // which format, and where
	ready               // the file is there
)

// Export is the window that writes what is handed over to a file: who is named in
// it, which format and where, and then where it lies. Nothing is rendered, looked
// through or written but in commands.
type Export struct {
	base
	job      Job
	step     step
	names    names
	prepared Prepared
	late     bool   // it takes a moment
	under    func() // gives the writing up that is under way

	format *formatRow
	table  *form.Choice
	alarm  *form.Choice
	words  *form.Choice
	path   *form.Text
	folder string
	typed  bool // the leader wrote a path

	done  string // where the file lies; "" before
	pages int
	text  string // what is copied
}

type (
	// looked is what was read and found before anything is shown.
	looked struct {
		owner    *Export
		folder   string
		named    []journal.Named
		found    []persons.Finding
		prepared Prepared
		err      error
	}
	// recalled is what the journal remembers of names after it was changed.
	recalled struct {
		owner    *Export
		named    []journal.Named
		prepared Prepared
		err      error
	}
	// late tells that something takes its time.
	late struct{ owner *Export }
)

// NewExport makes the window.
func NewExport(env *ui.Env, job Job) *Export {
	x := &Export{job: job}
	x.start(env, env.T(said(env, "title", job.What)))
	x.names.numbers = map[string]bool{}
	x.rowsOfPlace()
	return x
}

// said is the key of a sentence about what is written.
func said(env *ui.Env, key, what string) string {
	if own := "window.export." + key + "_" + what; what != "" && env.Words.Has(own) {
		return own
	}
	return "window.export." + key
}

// choice is what is chosen now.
func (x *Export) choice() Choice {
	c := Choice{Format: x.format.Value(), Aliases: x.aliases()}
	switch c.Format {
	case "csv":
		c.Table = x.table.Value()
	case "ics":
		c.Alarm, c.Worded = x.alarm.Value(), x.words.Value() == worded
	}
	return c
}

// Init looks for the folder to offer and for who is named.
func (x *Export) Init() tea.Cmd {
	env, job, choice := x.env, x.job, x.choice()
	return ui.Patiently(func() tea.Msg {
		got := looked{owner: x, folder: ui.Folder(env)}
		if p := job.Place; p != nil && p.Folder != "" {
			if info, err := os.Stat(p.Folder); err == nil && info.IsDir() {
				got.folder = p.Folder
			}
		}
		if got.named, got.err = remembered(env); got.err == nil && job.Find != nil {
			got.found, got.err = job.Find(choice)
		}
		if got.err == nil && len(got.found) == 0 {
			got.prepared, got.err = job.Prepare(summary.AliasesOf(got.named))
		}
		return got
	}, late{x}, nil)
}

// remembered is what the journal knows of names.
func remembered(env *ui.Env) (named []journal.Named, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err = env.Store.Read(ctx, func(r *store.Reader) (err error) {
		named, err = r.Named()
		return err
	})
	return named, err
}

// opened shows what was found, else how the file is to be.
func (x *Export) arrived(msg looked) tea.Cmd {
	x.late = false
	if msg.err != nil {
		x.fault = x.env.Words.Sentence(msg.err)
		return nil
	}
	x.folder, x.names.named, x.prepared = msg.folder, msg.named, msg.prepared
	if list := x.add(msg.found); len(list) > 0 {
		// Keys that came before the list was seen are no answer to it.
		x.queue, x.loaded = nil, true
		return x.ask(list)
	}
	return tea.Batch(x.place(), x.ready())
}

// again reads what the journal remembers of names: it may have been undone.
func (x *Export) again() tea.Cmd {
	if x.step != placing || x.saving {
		return nil
	}
	env, job := x.env, x.job
	return func() tea.Msg {
		got := recalled{owner: x}
		if got.named, got.err = remembered(env); got.err == nil {
			got.prepared, got.err = job.Prepare(summary.AliasesOf(got.named))
		}
		return got
	}
}

func (x *Export) recall(msg recalled) tea.Cmd {
	if msg.err != nil || x.step != placing || x.saving {
		return nil
	}
	x.names.named, x.prepared = msg.named, msg.prepared
	for _, r := range x.names.rows {
		r.remember(msg.named)
	}
	x.layPlace()
	return nil
}

// Update takes what was found, how the writing went, and what is typed.
func (x *Export) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case looked:
		if msg.owner == x {
			return x.arrived(msg)
		}
	case recalled:
		if msg.owner == x {
			return x.recall(msg)
		}
	case late:
		if msg.owner == x {
			x.late = x.saving || x.step == opening
		}
	case chose:
		if msg.owner == x {
			return x.wentOn(msg)
		}
	case allowed:
		if msg.owner == x {
			for _, n := range msg.numbers {
				x.names.numbers[n] = true
			}
			return msg.then()
		}
	case exported:
		if msg.owner == x {
			return x.wrote(msg)
		}
	case overwrite:
		if msg.owner == x {
			return x.write(true)
		}
	case launched:
		if msg.owner == x {
			return x.told(msg)
		}
	case graceOver:
		x.names.armed = x.names.armed || msg.owner == &x.base
	case ui.Refresh:
		return x.again()
	case tea.KeyPressMsg, tea.PasteMsg:
		if x.step == naming && !x.saving {
			x.fault = ""
			return x.typedName(msg)
		}
		return x.update(msg)
	case ui.Click:
		cmd := x.update(msg)
		if x.step == naming {
			cmd = x.follow(cmd)
		}
		return cmd
	default:
		return x.update(msg)
	}
	return nil
}

// Do carries out what the step is for.
func (x *Export) Do(id action.ID) (tea.Cmd, bool) {
	if x.saving && id == action.Out && x.under != nil {
		x.under()
		return nil, true
	}
	if id == action.Save {
		if state, _ := x.env.Saver.State(); state == ui.NotSaved {
			return nil, false // ctrl+s offers another place
		}
	}
	if x.step == naming && !x.saving {
		x.fault = ""
		return x.doNames(id)
	}
	if id == action.CopyText && x.step == ready {
		return x.copy(), true
	}
	return x.base.Do(id)
}

// Leaving gives up what is being written.
func (x *Export) Leaving() tea.Cmd {
	if x.under != nil {
		x.under()
	}
	return x.base.Leaving()
}

// Scopes are a window's. In the list of names left and right choose, and up and
// down go on; when the file is there, the text can be copied by its key.
func (x *Export) Scopes() []action.Scope {
	switch {
	case x.step == ready:
		return []action.Scope{action.Written, action.Picking, action.Window, action.Handover}
	case x.step == naming && !x.form.IsWriting():
		return []action.Scope{action.Naming, action.Looking, action.Picking, action.Window}
	}
	return x.base.Scopes()
}

// Offer leaves out what belongs to the page below.
func (x *Export) Offer(id action.ID) bool {
	switch id {
	case action.Toggle, action.Length, action.Export, action.Write:
		return false
	case action.CopyText:
		return x.step == ready
	}
	return true
}

// Size leaves a line for what is going on.
func (x *Export) Size(w, h int) (int, int) {
	w, rows := x.base.Size(w, h)
	if rows > 0 && x.late {
		rows = min(h, rows+1)
	}
	return w, rows
}

// View draws the step, and below it that something takes a moment.
func (x *Export) View(w, h int) (string, *tea.Cursor) {
	if !x.late || w < 1 || h < 1 {
		return x.base.View(w, h)
	}
	say := "handing.looking"
	if x.step == placing {
		say = "handing.writing"
	}
	line := x.env.Styles.Muted.Render(ui.OneLine(x.env.T(say), w))
	if h == 1 || len(x.form.Rows()) == 0 {
		return line, nil
	}
	text, cursor := x.base.View(w, h-1)
	return text + "\n" + line, cursor
}
