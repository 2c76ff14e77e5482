package handover

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/export"
	"stjerne/internal/persons"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
	"stjerne/internal/tui/window"
)

// patience is how long the making of a file may take.
const patience = 20 * time.Second

// export opens the window that writes the page to a file. What it writes is as it
// stood when the window was opened: what was seen is what is handed over.
func (s *Screen) export() tea.Cmd {
	if s.page == nil {
		return nil
	}
	h := &handing{env: s.env, in: s.page.in, options: s.page.options, without: off(s.page)}
	return ui.Send(ui.Push{Screen: window.NewExport(s.env, h.job(s.place))})
}

// handing is what is handed over, apart from the screen that goes on meanwhile.
type handing struct {
	env     *ui.Env
	in      summary.Input
	options summary.Options
	without []string
}

// document is the page, or the whole, with roles in the place of names.
func (h *handing) document(a persons.Aliases) summary.Document {
	in := h.in
	in.Aliases = a
	return summary.Build(in, h.options)
}

func (h *handing) job(place *window.Place) window.Job {
	job := window.OfDocument(h.env, h.document, nil, nil)
	job.Place = place
	job.Formats = append(job.Formats, "json", "csv")
	job.Beyond = []string{"json", "csv"}
	job.Tables, job.Alarms = export.CSVWhats(), export.Alarms()
	if m := h.in.Meeting; m != nil && !m.Day.IsZero() {
		job.Formats = append(job.Formats, "ics")
		job.Beyond = append(job.Beyond, "ics")
	}
	document := job.Render
	job.Render = func(c window.Choice) (window.Made, error) {
		data, ok, err := h.journal(c, c.Aliases.Replacer())
		if !ok {
			return document(c)
		}
		return window.Made{Data: data}, err
	}
	job.Prepare = func(a persons.Aliases) (window.Prepared, error) { return h.prepare(a), nil }
	job.Find = h.find
	job.Numbers = h.numbers
	return job
}

// find looks for who is named, in the page or in what a format takes of the journal.
func (h *handing) find(c window.Choice) ([]persons.Finding, error) {
	texts, ok, err := h.texts(c, nil)
	if err != nil {
		return nil, err
	}
	if !ok {
		return summary.Persons(h.in, h.options), nil
	}
	return persons.Find(persons.Texts{
		Lang: h.env.Words.Lang(), Texts: texts, Own: h.in.Name, Participants: participants(h.in),
	}), nil
}

// participants are the lines of those who take part in the meeting.
func participants(in summary.Input) []string {
	if in.Meeting == nil {
		return nil
	}
	return strings.Split(in.Meeting.Participants.Words, "\n")
}

// numbers are those like the CPR register's in what is handed over, roles put in.
func (h *handing) numbers(c window.Choice) ([]string, error) {
	texts, ok, err := h.texts(c, c.Aliases)
	if err != nil {
		return nil, err
	}
	if !ok {
		texts = h.document(c.Aliases).Texts()
	}
	return persons.CPRs(texts), nil
}

// texts are those of the journal that a format hands over; ok is false where it is
// the document that does.
func (h *handing) texts(c window.Choice, a persons.Aliases) (all []string, ok bool, err error) {
	replace := a.Replacer()
	_, ok, err = h.journal(c, func(text string) string {
		text = replace(text)
		all = append(all, text)
		return text
	})
	return all, ok, err
}

// journal makes the file of a format that takes what the journal says and not the
// document; ok is false for any other.
func (h *handing) journal(c window.Choice, replace func(string) string) (data []byte, ok bool, err error) {
	make := map[string]func(export.JSONSource) ([]byte, error){
		"json": func(from export.JSONSource) ([]byte, error) {
			return export.JSON(from, export.JSONOptions{
				Challenge: h.in.Challenge.ID, Loops: h.options.Loops, Without: h.without,
				Method: h.env.Method, Template: h.env.Template, Replace: replace,
			})
		},
		"csv": func(from export.JSONSource) ([]byte, error) {
			return export.CSV(from, export.CSVOptions{
				What: c.Table, Challenge: h.in.Challenge.ID, Loops: h.options.Loops, Without: h.without,
				Method: h.env.Method, Template: h.env.Template, Words: h.env.Words, Replace: replace,
			})
		},
		"ics": func(from export.JSONSource) ([]byte, error) { return h.calendar(from, c, replace) },
	}[c.Format]
	if make == nil {
		return nil, false, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err = h.env.Store.Read(ctx, func(r *store.Reader) (err error) {
		data, err = make(export.JSONSource{Source: source(r), Outlines: r.Outlines})
		return err
	})
	return data, true, err
}

// calendar is the meeting that the page is for.
func (h *handing) calendar(from export.JSONSource, c window.Choice, replace func(string) string) ([]byte, error) {
	alarm, err := export.ParseAlarm(c.Alarm)
	if err != nil {
		return nil, err
	}
	meetings, err := export.ICSMeetings(from, export.ICSQuery{
		Meeting: h.in.Meeting.ID, Without: h.without, Method: h.env.Method, Template: h.env.Template,
	})
	if err != nil {
		return nil, err
	}
	return export.ICS(export.ICSInput{
		ICSOptions: export.ICSOptions{Alarm: alarm, Text: c.Worded, Replace: replace},
		Meetings:   meetings, Words: h.env.Words, Method: h.env.Method, Today: h.env.Today(),
	}), nil
}

// prepare names the file, and says by how much the page is too long.
func (h *handing) prepare(a persons.Aliases) window.Prepared {
	words := h.env.Words
	title := a.Replacer()(h.in.Challenge.Title.Words)
	day := h.in.Today
	if m := h.in.Meeting; m != nil && !m.Day.IsZero() {
		day = m.Day
	}
	page := words.T("summary.file")
	if h.options.Length == summary.Full {
		page = words.T("summary.file-full")
	}
	ready := window.Prepared{Name: func(c window.Choice) string {
		what := page
		switch c.Format {
		case "csv":
			what = words.T("sheetfile.file." + c.Table)
		case "ics":
			what = words.T("handing.meeting_file")
		}
		return strings.TrimSuffix(export.FileName(what, title, day, ""), ".")
	}}
	if h.options.Length != summary.Full {
		ready.Fit = h.tooLong(h.document(a))
	}
	return ready
}

// tooLong says by how much a page is more than one, and which sections to shorten.
func (h *handing) tooLong(doc summary.Document) []string {
	fit := export.Fit(doc)
	if fit.OnePage {
		return nil
	}
	lines := []string{fit.Sentence(h.env.Words)}
	for _, over := range fit.TooLong {
		lines = append(lines, over.Say(h.env.Words))
	}
	return lines
}

// off are the sections that the leader switched off. What is merely not on the
// page is not among them.
func off(p *page) []string {
	var ids []string
	for _, sec := range p.sections {
		if !sec.On && (sec.Page || p.options.Length == summary.Full) {
			ids = append(ids, sec.ID)
		}
	}
	return ids
}

// copy puts the page as plain text on the clipboard. Over ssh that is the
// terminal's, which never answers: so it is said to be sent, not copied.
func (s *Screen) copy() tea.Cmd {
	if s.page == nil {
		return nil
	}
	text := string(export.Text(s.page.doc))
	return s.env.Copy(text, "handover.copied", "handover.sent")
}

// named are the roles that the leader put in the place of names.
func named(r *store.Reader) (persons.Aliases, error) {
	all, err := r.Named()
	if err != nil {
		return nil, err
	}
	return summary.AliasesOf(all), nil
}
