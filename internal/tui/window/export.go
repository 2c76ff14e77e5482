package window

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// Job is what is written to a file, and in which formats it can be had.
type Job struct {
	// What it is, where it is not the page: "year", "listening". Its words are in
	// the catalogue under window.export with that behind them.
	What string
	// Formats are their ids; an id is the ending of the file's name too.
	Formats []string
	// Name is the file's name, without its ending.
	Name string
	// Render makes the file. It runs in a command.
	Render func(format string) ([]byte, error)
	// Copy puts the text on the clipboard.
	Copy func() tea.Cmd
}

// Export is the window that writes what is handed over to a file, and then shows
// where it is.
type Export struct {
	base
	job    Job
	format *form.Choice
	path   *form.Text
	folder string
	typed  bool   // the leader wrote a path
	done   string // where the file stands; "" before
}

type (
	foldered struct {
		owner  *Export
		folder string
	}
	exported struct {
		owner *Export
		path  string
		err   error
	}
	opened struct {
		owner *Export
		err   error
	}
	overwrite struct{ owner *Export }
)

// NewExport makes the window.
func NewExport(env *ui.Env, job Job) *Export {
	x := &Export{job: job}
	x.start(env, env.T(said(env, "title", job.What)))
	x.format = pickRow("format", env.T("window.export.format"), job.Formats[0], options(env, "window.export.format_", job.Formats...))
	x.format.Set = func([]string) tea.Cmd { return x.propose() }
	x.path = lineRow("path", env.T("window.export.path"), "")
	x.path.Changed = func(string) tea.Cmd {
		x.path.Fault = ""
		x.typed = true
		return nil
	}
	x.keep = func() tea.Cmd { return x.write(false) }
	return x
}

// said is the key of a sentence about what is written.
func said(env *ui.Env, key, what string) string {
	if own := "window.export." + key + "_" + what; what != "" && env.Words.Has(own) {
		return own
	}
	return "window.export." + key
}

// Init looks for the folder to offer.
func (x *Export) Init() tea.Cmd {
	env := x.env
	return func() tea.Msg { return foldered{x, ui.Folder(env)} }
}

// propose puts the name for the chosen format in, unless the leader wrote one; of
// that the ending follows the format.
func (x *Export) propose() tea.Cmd {
	ext := "." + x.format.Value()
	path := ui.ShownPath(x.env, filepath.Join(x.folder, x.job.Name+ext))
	if x.typed {
		path = x.path.Value
		for _, f := range x.job.Formats {
			if filepath.Ext(path) == "."+f {
				path = path[:len(path)-len(f)-1] + ext
				break
			}
		}
	}
	x.path.Value, x.path.Fault = path, ""
	return nil
}

// Update takes the folder, how the writing went, and what is typed.
func (x *Export) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case foldered:
		if msg.owner != x {
			return nil
		}
		x.folder = msg.folder
		x.propose()
		shared := &told{say: func() string { return x.env.T(said(x.env, "shared", x.job.What)) }, gap: true}
		return tea.Batch(x.rows("format", x.format, x.path, shared), x.ready())
	case exported:
		if msg.owner == x {
			return x.wrote(msg)
		}
		return nil
	case opened:
		if msg.owner == x && msg.err != nil {
			x.fault = x.env.Words.Sentence(i18n.NewFault("window_open", ui.ShownPath(x.env, x.done)))
		}
		return nil
	case overwrite:
		if msg.owner == x {
			return x.write(true)
		}
		return nil
	}
	return x.update(msg)
}

func (x *Export) write(force bool) tea.Cmd {
	path := ui.FilePath(x.env, x.path.Value)
	if path == "" {
		return x.refuse(x.path, i18n.NewFault("window_path"))
	}
	x.saving, x.fault = true, ""
	format, render := x.format.Value(), x.job.Render
	return func() tea.Msg {
		data, err := render(format)
		if err == nil {
			err = export.WriteFile(path, data, force)
		}
		return exported{x, path, err}
	}
}

func (x *Export) wrote(msg exported) tea.Cmd {
	x.saving = false
	switch {
	case i18n.FaultCode(msg.err) == "file-exists":
		return ui.Send(ui.Push{Screen: NewAsk(x.env, x.title, x.env.T("window.export.exists", filepath.Base(msg.path)),
			Answer{Name: x.env.T("window.export.other"), Do: func() tea.Cmd {
				cmd, _ := x.form.Focus("path", true)
				return cmd
			}},
			Answer{Name: x.env.T("window.export.overwrite"), Do: func() tea.Cmd { return ui.Send(overwrite{x}) }},
		)})
	case msg.err != nil:
		return x.refuse(x.path, msg.err)
	}
	x.done = msg.path
	x.keep = nil
	rows := []form.Row{
		&told{say: func() string { return x.env.T(said(x.env, "done", x.job.What)) }},
		&told{say: func() string { return ui.ShownPath(x.env, x.done) }, strong: true},
		&told{say: func() string { return " " }},
		&form.Button{Name: "open", Left: x.env.T("window.export.open"), Press: x.open},
		&form.Button{Name: "copy", Left: x.env.T("window.export.copy"), Right: action.Key(action.CopyText), Press: x.job.Copy},
		&form.Button{Name: "close", Left: x.env.T("window.export.close"), Press: func() tea.Cmd { return ui.Send(ui.Pop{}) }},
	}
	cmd := x.form.StopWriting()
	x.form.SetRows(rows)
	focus, _ := x.form.Focus("open", false)
	return tea.Batch(cmd, focus)
}

// open has the system open the file.
func (x *Export) open() tea.Cmd {
	path, launch := x.done, x.env.Opener
	if launch == nil {
		return nil
	}
	return func() tea.Msg { return opened{x, launch(path)} }
}

// Do writes, and afterwards copies too.
func (x *Export) Do(id action.ID) (tea.Cmd, bool) {
	if id == action.CopyText && x.done != "" {
		return x.job.Copy(), true
	}
	return x.base.Do(id)
}

// Scopes are a window's; when the file is there, the text can be copied by its key.
func (x *Export) Scopes() []action.Scope {
	if x.done != "" {
		return []action.Scope{action.Picking, action.Window, action.Handover}
	}
	return x.base.Scopes()
}

// Offer leaves out what belongs to the page below.
func (x *Export) Offer(id action.ID) bool {
	switch id {
	case action.Toggle, action.Length, action.Export, action.Write:
		return false
	case action.CopyText:
		return x.done != ""
	}
	return true
}
