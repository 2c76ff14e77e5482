package year

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/form"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
	"stjerne/journal/method"
)

// rows makes the page anew, in the order of the document.
func (s *Screen) rows() []form.Row {
	if s.data == nil {
		return nil
	}
	clear(s.apart)
	y := s.data.in.Year
	var rows []form.Row
	for _, id := range summary.YearSectionIDs() {
		rows = append(rows, &form.Heading{Text: s.data.titles[id]})
		rows = append(rows, s.ownRows(id)...)
		switch id {
		case summary.YearOpening:
			if len(y.Meetings)+len(y.Challenges)+len(y.Lessons)+len(y.Ahas)+len(y.Stars) == 0 {
				rows = append(rows, &form.Prose{Text: s.env.T("year.nothing", strconv.Itoa(y.Year)), Muted: true})
			}
		case summary.YearMeetings:
			rows = append(rows, s.calendarRows()...)
		case summary.YearLoops:
			rows = append(rows, s.loopRows()...)
		case summary.YearLessons:
			rows = append(rows, s.noteRows(id, y.Lessons)...)
		case summary.YearAhas:
			rows = append(rows, s.noteRows(id, y.Ahas)...)
		case summary.YearStars:
			rows = append(rows, s.noteRows(id, y.Stars)...)
		case summary.YearSigns:
			for i, said := range s.data.signs {
				rows = append(rows, &form.Prose{Text: said, In: 2, Tight: i < len(s.data.signs)-1})
			}
		case summary.YearAhead:
			rows = append(rows, s.aheadRows()...)
		}
	}
	return rows
}

// key is what the own words of a section wait under to be saved.
func (s *Screen) key(section string) string {
	ref := store.YearText(s.data.year(), section)
	return ref.Object.String() + "/" + ref.Name
}

// ownRows are the leader's own words to a section, with the other versions of them
// where there are any.
func (s *Screen) ownRows(section string) []form.Row {
	e, text := s.env, s.data.own()[section]
	ref := store.YearText(s.data.year(), section)
	called := e.T("yearscreen.called", s.title(s.data.year()), s.data.titles[section])
	row := &form.Text{Name: section, Value: text.Words}
	row.Target = form.TextTarget(e, ref, called, text.Rev)
	row.Catch(e.Saver)
	if row.Value == "" {
		row.Short = e.T("yearscreen.own")
	}
	if section == summary.YearOpening {
		row.Help = e.T("yearscreen.opening")
	} else {
		row.Help = e.T("yearscreen.first")
	}
	if len(text.Others) > 0 {
		row.Note = e.T("two.note")
	}
	rows := []form.Row{row}
	for n, o := range text.Others {
		words := ui.Apart(text.Words, o.Words, excerpt)
		if words == "" {
			words = e.T("window.heads.emptied")
		}
		mark := headsMark
		if n > 0 {
			mark += strconv.Itoa(n + 1)
		}
		rows = append(rows, &form.Button{
			Name: section + mark, Sign: "≠", Left: words, Right: e.T("phase.heads", e.When(o.Day)), Full: true, Gap: true,
			Press: func() tea.Cmd { return ui.Send(ui.Edit{Type: "heads", Ref: ref}) },
		})
	}
	return rows
}

// headsMark parts a section's name from the number of another version of its words.
const headsMark = "/heads"

// excerpt is how many cells of another version stand below a text: enough to know
// it by; enter shows it whole.
const excerpt = 200

// leavable makes a row one that can be left out of the year, and says in a word
// where it is.
func (s *Screen) leavable(b *form.Button, id journal.ID, out bool) *form.Button {
	s.apart[b.Name] = part{id, out}
	if out {
		b.Muted = true
		b.Right = s.joined(s.env.T("yearscreen.out"), b.Right)
	}
	return b
}

func (s *Screen) joined(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, " · ")
}

// loopRows are the loops of the year by challenge, each the way to it, with how it
// went: carried out, changed and come to nothing are told alike.
func (s *Screen) loopRows() []form.Row {
	e := s.env
	var rows []form.Row
	for _, c := range s.data.in.Year.Challenges {
		for _, l := range c.Loops {
			where := ui.Go{Challenge: c.ID, Loop: l.ID}
			b := &form.Button{
				Name: "loop/" + l.ID.String(), Left: e.T("phase.head", e.Words.Titled(c.Title.Words), l.Number), Right: s.ran(l),
				Full: true, Gap: true, Press: func() tea.Cmd { return ui.Send(where) },
			}
			if went := s.went(l.Loop); went != "" {
				b.Left += "\n" + went
			}
			rows = append(rows, s.leavable(b, l.ID, l.Out))
		}
		if c.Finished {
			closed := e.T("summary.closed-on", s.day(c.ClosedOn))
			rows = append(rows, &form.Prose{Text: strings.TrimSpace(closed + " " + c.Closing.Words), In: 2})
		}
	}
	return rows
}

// ran tells how long a loop ran. One that goes on has no end yet.
func (s *Screen) ran(l journal.YearLoop) string {
	switch {
	case !l.Over:
		return s.env.T("year.since", s.day(l.From))
	case l.From == l.To:
		return s.day(l.From)
	}
	return s.env.T("summary.span", s.day(l.From), s.day(l.To))
}

// went tells what became of a loop, in the leader's words as far as there are any;
// "" where nothing is said yet.
func (s *Screen) went(l *journal.Loop) string {
	if l.Outcome == "" {
		return l.Story.Words
	}
	name := method.OptionName(s.env.Method.Outcomes, string(l.Outcome))
	if key := "summary.outcome." + string(l.Outcome); s.env.Words.Has(key) {
		name = s.env.T(key)
	}
	if !l.OutcomeOn.IsZero() {
		name += ", " + s.day(l.OutcomeOn)
	}
	return strings.TrimSpace(ui.Capital(name) + ". " + l.Story.Words)
}

// notesShown is how many notes of a kind are shown at first, and how many more each
// time that more are asked for.
const notesShown = 40

// noteRows are notes by day, the newest of them where there are many: the line
// before them shows more.
func (s *Screen) noteRows(section string, notes []journal.YearNote) []form.Row {
	var rows []form.Row
	if hidden := len(notes) - notesShown - s.shown[section]; hidden > 0 {
		notes = notes[hidden:]
		rows = append(rows, &form.Button{
			Name: "more/" + section, Left: s.env.Words.N("yearscreen.more", hidden, s.env.Words.Count(hidden)), Muted: true, Gap: true,
			Press: func() tea.Cmd {
				s.shown[section] += notesShown
				s.build()
				return nil
			},
		})
	}
	for i, n := range notes {
		b := &form.Button{
			Name: "note/" + n.ID.String(), Sign: "·", Left: strings.TrimSpace(n.Text.Words), Full: true, Gap: i == len(notes)-1,
			Right: s.seen(n.Entry), Press: func() tea.Cmd { return ui.Send(ui.Note{Kind: n.Kind, ID: n.ID}) },
		}
		if n.Kind == journal.Star {
			b.Sign, b.Star = "★", true
		}
		rows = append(rows, s.leavable(b, n.ID, n.Out))
	}
	return rows
}

// seen tells when a note was of, and who saw it.
func (s *Screen) seen(n journal.Entry) string {
	if by := summary.SeenBy(s.env.Words, n.SeenBy); by != "" {
		return s.env.T("ui.seen", s.day(n.Day), by)
	}
	return s.day(n.Day)
}

// aheadRows are where each open challenge goes from here, in the words that stand
// for it, each the way to its loop.
func (s *Screen) aheadRows() []form.Row {
	e := s.env
	var rows []form.Row
	for _, a := range s.data.in.Year.Ahead {
		where := ui.Go{Challenge: a.Challenge.ID, Loop: a.Loop.ID}
		b := &form.Button{
			Name: "ahead/" + a.Challenge.ID.String(), Left: e.Words.Titled(a.Challenge.Title.Words), Full: true, Gap: true,
			Press: func() tea.Cmd { return ui.Send(where) },
		}
		if a.Source != "" {
			b.Left += "\n" + e.T("yearscreen.quote", strings.TrimSpace(a.Words))
		}
		rows = append(rows, s.leavable(b, a.Challenge.ID, a.Out))
	}
	return rows
}

// day writes a day of the year without it, whatever day it is read on.
func (s *Screen) day(d journal.Day) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year != s.data.year():
		return s.env.Words.Day(d.Time())
	}
	return s.env.T("summary.day", d.Date, s.env.Words.Month(d.Month))
}
