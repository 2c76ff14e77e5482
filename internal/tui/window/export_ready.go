package window

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// launched tells how opening a file or folder went.
type launched struct {
	owner *Export
	path  string
	err   error
}

// finish shows where the file lies, and what can be done with it.
func (x *Export) finish(msg exported) tea.Cmd {
	env := x.env
	x.step, x.keep = ready, nil
	x.done, x.pages, x.text = msg.path, msg.made.Pages, msg.text
	if x.job.Place != nil {
		x.job.Place.Folder = filepath.Dir(x.done)
	}
	rows := []form.Row{
		&told{say: func() string { return env.T(said(env, "done", x.job.What)) }},
		&told{say: func() string { return x.done }, strong: true},
	}
	if x.pages > 0 {
		rows = append(rows, &told{say: func() string { return env.Words.N("handing.pages", x.pages) }})
	}
	rows = append(rows,
		&told{say: func() string { return " " }},
		&form.Button{Name: "open", Left: env.T("window.export.open"), Press: func() tea.Cmd { return x.launch(x.done) }},
		&form.Button{Name: "copy", Left: env.T("window.export.copy"), Right: action.Key(action.CopyText), Press: x.copy},
		&form.Button{Name: "folder", Left: env.T("handing.folder"), Press: func() tea.Cmd { return x.launch(filepath.Dir(x.done)) }},
		&form.Button{Name: "close", Left: env.T("window.export.close"), Press: func() tea.Cmd { return ui.Send(ui.Pop{}) }},
	)
	cmd := x.form.StopWriting()
	x.form.SetRows(rows)
	focus, _ := x.form.Focus("open", false)
	return tea.Batch(cmd, focus)
}

// launch has the system open the file, or its folder.
func (x *Export) launch(path string) tea.Cmd {
	do := x.env.Opener
	if do == nil {
		return nil
	}
	return func() tea.Msg { return launched{x, path, do(path)} }
}

// told says that something could not be opened from here.
func (x *Export) told(msg launched) tea.Cmd {
	if msg.err != nil {
		x.fault = x.env.Words.Sentence(i18n.NewFault("window_open", msg.path))
	}
	return nil
}

// copy puts the text on the clipboard.
func (x *Export) copy() tea.Cmd {
	copied, sent := x.job.Copied, x.job.Sent
	if copied == "" {
		copied, sent = "handover.copied", "handover.sent"
	}
	return x.env.Copy(x.text, copied, sent)
}
