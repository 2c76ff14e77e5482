package window

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
)

// worded is the option of a calendar that carries what the journal says.
const worded = "worded"

type (
	exported struct {
		owner   *Export
		path    string
		made    Made
		text    string
		more    []persons.Finding
		numbers []string
		stopped bool // the leader gave it up before anything was written
		err     error
	}
	overwrite struct{ owner *Export }
)

// rowsOfPlace makes the rows of the step, which keep what was chosen in them.
func (x *Export) rowsOfPlace() {
	env := x.env
	x.format = newFormats(env, x.job.Formats)
	x.format.set = func() tea.Cmd {
		x.propose()
		x.layPlace()
		return nil
	}
	x.table = x.picks("table", "handing.table", "sheetfile.what.", x.job.Tables)
	x.alarm = x.picks("alarm", "handing.alarm", "calendar.alarm.", x.job.Alarms)
	x.words = x.picks("words", "handing.words", "handing.words_", []string{"without", worded})
	x.path = lineRow("path", env.T("window.export.path"), "")
	x.path.Changed = func(string) tea.Cmd {
		x.path.Fault = ""
		x.typed = true
		return nil
	}
}

func (x *Export) picks(name, label, options string, ids []string) *form.Choice {
	first := ""
	if len(ids) > 0 {
		first = ids[0]
	}
	list := make([]form.Option, len(ids))
	for i, id := range ids {
		list[i] = form.Option{ID: id, Name: x.env.T(options + id)}
	}
	row := pickRow(name, x.env.T(label), first, list)
	row.Set = func([]string) tea.Cmd {
		x.propose()
		return nil
	}
	return row
}

// place shows the step of format and place.
func (x *Export) place() tea.Cmd {
	x.step, x.names.later, x.names.open = placing, false, nil
	x.title = x.env.T(said(x.env, "title", x.job.What))
	x.keep = func() tea.Cmd { return x.write(false) }
	cmd := x.form.StopWriting()
	x.propose()
	x.layPlace()
	focus, _ := x.form.Focus("format", false)
	x.form.Ended = func() tea.Cmd { return x.wrap(1) }
	x.form.Began = func() tea.Cmd { return x.wrap(-1) }
	return tea.Batch(cmd, focus)
}

// layPlace puts the rows in that go with the format.
func (x *Export) layPlace() {
	env := x.env
	var rows []form.Row
	for i, line := range x.prepared.Fit {
		mark := ""
		if i > 0 {
			mark = "! "
		}
		rows = append(rows, &told{say: func() string { return mark + line }, strong: i == 0})
	}
	if len(rows) > 0 {
		rows = append(rows, &told{say: func() string { return env.T("handing.long") }}, &told{say: func() string { return " " }})
	}
	rows = append(rows, x.format)
	switch x.format.Value() {
	case "csv":
		rows = append(rows, x.table)
	case "ics":
		rows = append(rows, x.alarm, x.words)
	}
	rows = append(rows, x.path)
	if n := len(x.names.rows); n > 0 {
		instead := 0
		for _, r := range x.names.rows {
			if r.chosen() != "" {
				instead++
			}
		}
		rows = append(rows, &form.Button{
			Name: "names", Left: env.T("handing.title"), Right: env.T("handing.sum", instead, n-instead),
			Press: func() tea.Cmd { return x.ask(x.names.rows) },
		})
	}
	rows = append(rows, &told{say: func() string { return env.T(said(env, "shared", x.job.What)) }, gap: true})
	x.form.SetRows(rows)
}

// propose puts the name for what is chosen in, unless the leader wrote one; of
// that the ending follows the format.
func (x *Export) propose() {
	choice := x.choice()
	ext := "." + choice.Format
	path := x.path.Value
	if !x.typed && x.prepared.Name != nil {
		path = ui.ShownPath(x.env, filepath.Join(x.folder, x.prepared.Name(choice)+ext))
	}
	if x.typed {
		for _, f := range x.job.Formats {
			if filepath.Ext(path) == "."+f {
				path = path[:len(path)-len(f)-1] + ext
				break
			}
		}
	}
	x.path.Value, x.path.Fault = path, ""
}

// write makes the file and writes it. A format that hands over more than what was
// seen is looked through first.
func (x *Export) write(force bool) tea.Cmd {
	path := ui.FilePath(x.env, x.path.Words())
	if path == "" {
		return x.refuse(x.path, i18n.NewFault("window_path"))
	}
	if x.saving {
		return nil
	}
	// A name that ends in a format says as much as the list does.
	if ext := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), ".")); x.typed && x.format.take(ext) {
		x.layPlace()
	}
	x.saving, x.fault, x.path.Fault = true, "", ""
	job, choice, allowed := x.job, x.choice(), x.names.numbers
	known := map[string]bool{}
	for _, r := range x.names.rows {
		known[r.finding.Words] = true
	}
	ctx, cancel := context.WithCancel(context.Background())
	x.under = cancel
	return ui.Patiently(func() tea.Msg {
		got := exported{owner: x, path: path}
		if job.Find != nil && job.beyond(choice.Format) {
			found, err := job.Find(choice)
			for _, f := range found {
				if !known[f.Words] {
					got.more = append(got.more, f)
				}
			}
			if got.err = err; err != nil || len(got.more) > 0 {
				return got
			}
		}
		if got.numbers, got.err = refused(job, choice, allowed); got.err != nil || len(got.numbers) > 0 {
			return got
		}
		if got.made, got.text, got.err = render(job, choice); got.err != nil {
			return got
		}
		if got.stopped = ctx.Err() != nil; !got.stopped {
			got.err = export.WriteFile(path, got.made.Data, force)
		}
		return got
	}, late{x}, nil)
}

// render makes the file and the text that is copied. A format that breaks down is
// a fault of the program's, yet no reason to take the leader's page away: another
// format can be chosen.
func render(job Job, choice Choice) (made Made, text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = i18n.NewFault("handing_render", fmt.Sprint(p))
		}
	}()
	if made, err = job.Render(choice); err == nil {
		text, err = job.Text(choice.Aliases)
	}
	return made, text, err
}

// wrote takes how the writing went. What was written before it could be given up
// is told of as written.
func (x *Export) wrote(msg exported) tea.Cmd {
	x.saving, x.late, x.under = false, false, nil
	switch {
	case msg.stopped:
		return nil
	case i18n.FaultCode(msg.err) == "file-exists":
		return ui.Send(ui.Push{Screen: NewAsk(x.env, x.title, x.env.T("window.export.exists", filepath.Base(msg.path)),
			Answer{Name: x.env.T("window.export.other"), Do: func() tea.Cmd {
				cmd, _ := x.form.Focus("path", true)
				return cmd
			}},
			Answer{Name: x.env.T("window.export.overwrite"), Do: func() tea.Cmd { return ui.Send(overwrite{x}) }},
		)})
	case i18n.FaultCode(msg.err) == "handing_render":
		x.fault = x.env.Words.Sentence(msg.err)
		return nil
	case msg.err != nil:
		return x.refuse(x.path, msg.err)
	case len(msg.more) > 0:
		x.names.later, x.names.armed = true, false
		return tea.Batch(x.ask(x.add(msg.more)), x.startGrace())
	case len(msg.numbers) > 0:
		return x.askNumbers(msg.numbers, func() tea.Cmd { return x.write(false) })
	}
	return x.finish(msg)
}
