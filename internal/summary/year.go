package summary

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"stjerne/internal/i18n"
	"stjerne/internal/persons"
	"stjerne/journal"
	"stjerne/journal/method"
)

// The sections of a year, by the ids that --with and --without take. Each is also
// the part of the year that the leader's own words to it stand under. They never
// change once released.
const (
	YearOpening  = "opening"
	YearMeetings = "meetings"
	YearLoops    = "loops"
	YearLessons  = "lessons"
	YearAhas     = "ahas"
	YearStars    = "stars"
	YearSigns    = "signs"
	YearAhead    = "ahead"
)

// YearSectionIDs lists the sections of a year in their order.
func YearSectionIDs() []string {
	return []string{YearOpening, YearMeetings, YearLoops, YearLessons, YearAhas, YearStars, YearSigns, YearAhead}
}

// CheckYearSections returns a Fault for the first id that is no section of a year.
func CheckYearSections(ids []string) error {
	for _, id := range ids {
		if !slices.Contains(YearSectionIDs(), id) {
			return i18n.NewFault("unknown-section", id, strings.Join(YearSectionIDs(), ", "))
		}
	}
	return nil
}

// YearInput is everything a year's document is made from.
type YearInput struct {
	Year       journal.Year
	Words      *i18n.Words
	Method     *method.Method
	Name, Role string // of the leader, from the settings; may be empty
	Today      journal.Day
	// Aliases are the roles that stand in place of names, wherever those stand.
	Aliases    persons.Aliases
	Letterhead *Letterhead // nil for none
}

// YearSource is what GatherYear reads from, inside one reading of the journal.
type YearSource struct {
	Outlines  func() ([]journal.Outline, error)
	Challenge func(journal.ID) (*journal.Challenge, error)
	Meetings  func() ([]*journal.Meeting, error)
	Own       func(year int) (journal.YearOwn, error)
	// Notes are those of these kinds from one day to another, both included.
	Notes func(kinds []journal.EntryKind, since, until journal.Day) ([]journal.Entry, error)
}

// GatherYear reads a year. Of the notes it reads the three kinds that a year
// gathers, so that it is quick however much was observed. It leaves Words, Method,
// Name and Role to the caller.
func GatherYear(from YearSource, year int, today journal.Day) (YearInput, error) {
	gathered := journal.YearInput{Year: year, Today: today}
	outlines, err := from.Outlines()
	if err != nil {
		return YearInput{}, err
	}
	for _, o := range outlines {
		c, err := from.Challenge(o.ID)
		if err != nil {
			return YearInput{}, err
		}
		gathered.Challenges = append(gathered.Challenges, c)
	}
	if gathered.Meetings, err = from.Meetings(); err != nil {
		return YearInput{}, err
	}
	kinds := []journal.EntryKind{journal.Learning, journal.Aha, journal.Star}
	first, last := journal.Day{Year: year, Month: time.January, Date: 1}, journal.Day{Year: year, Month: time.December, Date: 31}
	if gathered.Entries, err = from.Notes(kinds, first, last); err != nil {
		return YearInput{}, err
	}
	if gathered.Own, err = from.Own(year); err != nil {
		return YearInput{}, err
	}
	return YearInput{Year: journal.YearOf(gathered), Today: today}, nil
}

// YearSections tells of every section of a year, in order, whether it is on and
// what it holds.
func YearSections(in YearInput, o Options) []Section {
	on := yearChosen(o)
	var all []Section
	for _, id := range YearSectionIDs() {
		b := newYearBuilder(in, o)
		b.section(id)
		all = append(all, Section{
			ID: id, Title: b.title(id), Page: true, On: on[id],
			Empty: len(b.doc.Blocks) == 0, Words: words(b.doc.Blocks),
		})
	}
	return all
}

// BuildYear makes the document of a year under the options: of them Length, With
// and Without. A page has the first paragraph of each text and the newest notes of
// each kind, and says how many more there are; Full has all of it.
func BuildYear(in YearInput, o Options) Document {
	b := newYearBuilder(in, o)
	b.heading(1, b.doc.Meta.Title)
	b.who(in.Name, in.Role)
	for _, id := range YearSectionIDs() {
		if b.chosen[id] {
			b.section(id)
		}
	}
	if !slices.ContainsFunc(b.doc.Blocks, func(block Block) bool { return block.Section != "" }) {
		b.paragraph(muted(b.w.T("year.nothing", strconv.Itoa(in.Year.Year))))
	}
	b.foot()
	b.doc.Letterhead = in.Letterhead
	return signed(linked(b.doc), b.in, b.w)
}

// YearPersons is Persons of a year's document.
func YearPersons(in YearInput, o Options) []persons.Finding {
	in.Aliases = nil
	return PersonsIn(BuildYear(in, o), newYearBuilder(in, o).in)
}

// yearChosen works out which sections are on: all that are not left out. With is
// taken for the sake of those who write both; there is nothing beyond the year.
func yearChosen(o Options) map[string]bool {
	on := map[string]bool{}
	for _, id := range YearSectionIDs() {
		on[id] = !slices.Contains(o.Without, id)
	}
	return on
}

// yearBuilder puts a year's document together. What it has in common with a
// challenge's it does as that does.
type yearBuilder struct {
	*builder
	year  journal.Year
	today journal.Day
}

func newYearBuilder(in YearInput, o Options) *yearBuilder {
	// A day of the year is written without it, whatever day it is read on.
	last := journal.Day{Year: in.Year.Year, Month: time.December, Date: 31}
	b := &yearBuilder{year: in.Year, today: in.Today, builder: &builder{
		in: Input{Words: in.Words, Method: in.Method, Today: last},
		w:  in.Words, m: in.Method, voice: yearVoice(in.Year), chosen: yearChosen(o), full: o.Length == Full,
	}}
	b.in.Name, b.in.Aliases = in.Name, in.Aliases
	for _, m := range in.Year.Meetings {
		b.in.Others = append(b.in.Others, m.Meeting)
	}
	b.doc.Meta = Meta{
		Title: in.Words.T("year.title", strconv.Itoa(in.Year.Year)), Author: in.Name,
		Lang: string(in.Words.Lang()), Day: in.Today, Words: in.Words,
	}
	return b
}

// yearVoice is we where every challenge of the year is a group's.
func yearVoice(y journal.Year) method.Voice {
	if len(y.Challenges) == 0 || slices.ContainsFunc(y.Challenges, func(c journal.YearChallenge) bool { return c.Voice != method.We }) {
		return method.I
	}
	return method.We
}

func (b *yearBuilder) who(name, role string) {
	switch {
	case name != "" && role != "":
		b.paragraph(Inline{{Text: name, Style: Strong}, {Text: ", " + role}})
	case name+role != "":
		b.paragraph(strong(name + role))
	}
}

// section adds one section with its heading and the leader's own words first;
// nothing at all where it is empty. The opening has no heading.
func (b *yearBuilder) section(id string) {
	b.at = id
	before := len(b.doc.Blocks)
	headed := before
	if id != YearOpening {
		b.heading(2, b.title(id))
		headed++
	}
	b.paragraphs(b.year.Own.Texts[id].Words)
	switch id {
	case YearMeetings:
		b.yearMeetings()
	case YearLoops:
		b.loops()
	case YearLessons:
		b.yearNotes(b.year.Lessons)
	case YearAhas:
		b.yearNotes(b.year.Ahas)
	case YearStars:
		b.yearNotes(b.year.Stars)
	case YearSigns:
		b.yearSigns()
	case YearAhead:
		b.ahead()
	}
	if len(b.doc.Blocks) == headed {
		b.doc.Blocks = b.doc.Blocks[:before]
	}
	b.at = ""
}

// title is the heading of a section, for jeg or for vi.
func (b *yearBuilder) title(id string) string {
	key := "year.section." + id
	if yearVoice(b.year) == method.We && b.w.Has(key+"-we") {
		key += "-we"
	}
	return b.w.T(key)
}

// said is a text as the length has it: its first paragraph, or all of it.
func (b *yearBuilder) said(text string) string {
	// Most notes are one line, and a year has thousands of them.
	if !strings.Contains(text, "\n") && !strings.Contains(text, "\u2028") && !strings.Contains(text, "\u2029") {
		return strings.TrimRightFunc(text, unicode.IsSpace)
	}
	all := split(text)
	switch {
	case len(all) == 0:
		return ""
	case b.full:
		return strings.Join(all, "\n")
	}
	return all[0]
}

// What a year quotes of a meeting.
const (
	heardAtMeeting   = "meeting.heard"
	decidedAtMeeting = "meeting.decision"
)

// yearMeetings adds the meetings of the year: when, which kind, what was heard
// across and what was decided.
func (b *yearBuilder) yearMeetings() {
	var items []Inline
	for _, m := range b.year.Meetings {
		if m.Out {
			continue
		}
		kind := method.OptionName(b.m.MeetingKinds, string(m.Kind))
		item := append(strong(b.dayMonth(m.Day)), Run{Text: ", " + kind})
		if !m.Held {
			item = append(item, Run{Text: " " + b.w.T("year.planned"), Style: Muted})
		}
		for _, id := range []string{heardAtMeeting, decidedAtMeeting} {
			if said := b.said(m.Texts[id].Words); said != "" {
				item = append(item, Run{Text: "\n" + b.w.T("year."+id), Style: Muted}, Run{Text: " " + said})
			}
		}
		items = append(items, item)
	}
	if len(items) > 0 {
		b.add(Block{Kind: List, Items: items})
	}
}

// notesShown is how many notes of a kind a page has room for.
const notesShown = 10

// yearNotes adds notes by day, of a page the newest ones, and says how many more
// there are.
func (b *yearBuilder) yearNotes(notes []journal.YearNote) {
	notes = slices.DeleteFunc(slices.Clone(notes), func(n journal.YearNote) bool { return n.Out })
	more := 0
	if !b.full && len(notes) > notesShown {
		more = len(notes) - notesShown
		notes = notes[more:]
	}
	var items []Inline
	for _, n := range notes {
		items = append(items, append(b.seen(n.Day, n.SeenBy), Run{Text: b.said(n.Text.Words)}))
	}
	if len(items) > 0 {
		b.add(Block{Kind: List, Items: items})
	}
	if more > 0 {
		b.paragraph(muted(b.w.N("year.more", more, b.w.Count(more))))
	}
}

// yearSigns adds a line for each indicator: where it began, where it ended.
func (b *yearBuilder) yearSigns() {
	var items []Inline
	for _, s := range b.year.Signs {
		b.c = s.Challenge
		items = append(items, b.sign(s.Series))
	}
	if len(items) > 0 {
		b.add(Block{Kind: List, Items: items})
	}
}

// ahead adds where each open challenge goes from here.
func (b *yearBuilder) ahead() {
	var items []Inline
	for _, a := range b.year.Ahead {
		if a.Out {
			continue
		}
		item := strong(b.w.Titled(oneLine(a.Challenge.Title.Words)))
		if a.Source != "" {
			item = append(item, Run{Text: "\n" + b.said(a.Words)})
		}
		items = append(items, item)
	}
	if len(items) > 0 {
		b.add(Block{Kind: List, Items: items})
	}
}
