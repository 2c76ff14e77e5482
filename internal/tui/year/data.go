package year

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/persons"
	"stjerne/internal/store"
	"stjerne/internal/summary"
	"stjerne/internal/tui/ui"
	"stjerne/journal"
)

// data is what was read of the journal for a year, and what takes long to make of it.
type data struct {
	in       summary.YearInput
	proposed []journal.Slot
	titles   map[string]string // of the sections
	signs    []string          // each indicator of the year in a sentence
	// before and after are the nearest years that have something; 0 for none.
	before, after int
	aliases       persons.Aliases // roles that stand in the place of names when it is copied
	gen           uint64          // of the saver, when the reading began
}

func (d *data) year() int { return d.in.Year.Year }

// own are the leader's own words, by section.
func (d *data) own() map[string]journal.Text { return d.in.Year.Own.Texts }

type readMsg struct {
	owner *Screen
	no    int
	data  *data
}

func (s *Screen) read() tea.Cmd {
	s.asked++
	s.stale = false
	env, no, gen, year, today := s.env, s.asked, s.env.Saver.Generation(), s.year, s.env.Today()
	return ui.Read(env, func(r *store.Reader) (*data, error) {
		d := &data{gen: gen}
		y := years{r: r, at: year, today: today, hidden: map[journal.ID]bool{}}
		var err error
		if d.in, err = summary.GatherYear(y.source(), year, today); err != nil {
			return nil, err
		}
		d.in.Words, d.in.Method = env.Words, env.Method
		for _, slot := range journal.YearCalendar(year, y.meetings, today) {
			if slot.Proposed() {
				d.proposed = append(d.proposed, slot)
			}
		}
		d.describe()
		named, err := r.Named()
		if err != nil {
			return nil, err
		}
		d.aliases = summary.AliasesOf(named)
		d.before, d.after, err = y.beside()
		return d, err
	}, func(d *data) tea.Msg { return readMsg{s, no, d} })
}

// describe has the document's own titles and sentences, so that the page reads as
// what is made of it.
func (d *data) describe() {
	d.titles = map[string]string{}
	var others []string
	for _, sec := range summary.YearSections(d.in, summary.Options{}) {
		d.titles[sec.ID] = sec.Title
		if sec.ID != summary.YearSigns {
			others = append(others, sec.ID)
		}
	}
	doc := summary.BuildYear(d.in, summary.Options{Length: summary.Full, Without: others})
	for _, b := range doc.Blocks {
		if b.Section != summary.YearSigns {
			continue
		}
		for _, item := range b.Items {
			d.signs = append(d.signs, item.String())
		}
	}
}

// stays has what was read show the versions that stood on the screen, where they
// still stand in the journal.
func (d *data) stays(shown *data) {
	for name, t := range d.own() {
		d.own()[name] = ui.Staying(t, shown.own()[name].Rev)
	}
}

// leaveOut marks a thing of the year before the journal is read again. What is
// marked is a copy: a file may just be made of what stood there before.
func (d *data) leaveOut(id journal.ID, out bool) {
	y := &d.in.Year
	y.Meetings = slices.Clone(y.Meetings)
	for i := range y.Meetings {
		if y.Meetings[i].ID == id {
			y.Meetings[i].Out = out
		}
	}
	y.Challenges = slices.Clone(y.Challenges)
	for i := range y.Challenges {
		loops := slices.Clone(y.Challenges[i].Loops)
		for l := range loops {
			if loops[l].ID == id {
				loops[l].Out = out
			}
		}
		y.Challenges[i].Loops = loops
	}
	for _, notes := range []*[]journal.YearNote{&y.Lessons, &y.Ahas, &y.Stars} {
		*notes = slices.Clone(*notes)
		for i := range *notes {
			if (*notes)[i].ID == id {
				(*notes)[i].Out = out
			}
		}
	}
	y.Ahead = slices.Clone(y.Ahead)
	for i := range y.Ahead {
		if y.Ahead[i].Challenge.ID == id {
			y.Ahead[i].Out = out
		}
	}
}

// kinds are the notes that a year gathers.
var kinds = []journal.EntryKind{journal.Learning, journal.Aha, journal.Star}

// years finds the years beside one, out of what is read for that one anyway.
type years struct {
	r          *store.Reader
	at         int
	today      journal.Day
	challenges []*journal.Challenge
	meetings   []*journal.Meeting
	hidden     map[journal.ID]bool // archived challenges and their loops
}

// source has the summary read from the store, and keeps what it read.
func (y *years) source() summary.YearSource {
	return summary.YearSource{
		Outlines: y.r.Outlines,
		Challenge: func(id journal.ID) (*journal.Challenge, error) {
			c, err := y.r.Challenge(id)
			if err == nil {
				y.challenges = append(y.challenges, c)
			}
			return c, err
		},
		Meetings: func() ([]*journal.Meeting, error) {
			var err error
			y.meetings, err = y.r.Meetings()
			return y.meetings, err
		},
		Own: y.r.Own,
		Notes: func(kinds []journal.EntryKind, since, until journal.Day) ([]journal.Entry, error) {
			list, _, err := y.r.Entries(store.EntryQuery{Kinds: kinds, Since: since, Until: until})
			return list, err
		},
	}
}

// beside are the nearest years before and after that have something, the current
// one among them; 0 where there is none.
func (y *years) beside() (before, after int, err error) {
	found := func(year int) {
		switch {
		case year == 0 || year == y.at:
		case year < y.at:
			before = max(before, year)
		case after == 0 || year < after:
			after = year
		}
	}
	found(y.today.Year)
	for _, c := range y.challenges {
		for _, l := range c.Loops {
			if c.Status == journal.Archived {
				y.hidden[c.ID], y.hidden[l.ID] = true, true
				continue
			}
			from, to := c.Span(l, y.today)
			found(from.Year)
			found(to.Year)
			if from.Year < y.at && y.at < to.Year {
				found(y.at - 1)
				found(y.at + 1)
			}
		}
	}
	for _, m := range y.meetings {
		if len(m.Loops) == 0 || slices.ContainsFunc(m.Loops, func(id journal.ID) bool { return !y.hidden[id] }) {
			found(m.Day.Year)
		}
	}
	note, err := y.newest(journal.Day{}, journal.Day{Year: y.at - 1, Month: time.December, Date: 31})
	if err != nil {
		return 0, 0, err
	}
	found(note.Year)
	for year := y.at - 1; year > max(before, y.at-reach); year-- {
		if err := y.wordsOf(year, found); err != nil {
			return 0, 0, err
		}
	}
	for year := y.at + 1; year < after; year++ {
		note, err := y.newest(journal.Day{Year: year, Month: time.January, Date: 1}, journal.Day{Year: year, Month: time.December, Date: 31})
		if err != nil {
			return 0, 0, err
		}
		found(note.Year)
		if err := y.wordsOf(year, found); err != nil {
			return 0, 0, err
		}
	}
	return before, after, nil
}

// reach is how many years back a year is looked for that has nothing but the
// leader's own words to it.
const reach = 10

func (y *years) wordsOf(year int, found func(int)) error {
	own, err := y.r.Own(year)
	if err != nil {
		return err
	}
	for _, t := range own.Texts {
		if !t.Empty() || len(t.Others) > 0 {
			found(year)
		}
	}
	return nil
}

// newest is the day of the newest note from one day to another that a year would
// gather; the zero Day where there is none.
func (y *years) newest(since, until journal.Day) (journal.Day, error) {
	q := store.EntryQuery{Kinds: kinds, Since: since, Until: until, Limit: 20}
	for {
		list, next, err := y.r.Entries(q)
		if err != nil {
			return journal.Day{}, err
		}
		for _, e := range list {
			if !y.hidden[e.Challenge] {
				return e.Day, nil
			}
		}
		if next == nil {
			return journal.Day{}, nil
		}
		q.Before = next
	}
}
