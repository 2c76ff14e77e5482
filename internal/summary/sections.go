package summary

import (
	"slices"

	"stjerne/journal"
	"stjerne/journal/method"
)

// The sections, by the ids that --with and --without take. They never change
// once released.
const (
	SectionAsk        = "ask"
	SectionChallenge  = "challenge"
	SectionTrial      = "trial"
	SectionChange     = "before-after"
	SectionSigns      = "signs"
	SectionStars      = "stars"
	SectionReflection = "reflection"
	SectionSure       = "sure"
	SectionListen     = "listen"

	SectionPhases     = "phases"
	SectionSheet      = "sheet"
	SectionEvaluation = "evaluation"
	SectionThinking   = "thinking"
	SectionIndicators = "indicators"
	SectionNotes      = "notes"
	SectionMeeting    = "meeting"
	SectionMember     = "member"
	SectionLookBack   = "look-back"
	SectionClosing    = "closing"
	SectionAgenda     = "agenda"
)

// pageSections are the sections of the page by their numbers in the method's own
// table of it, which is what an answer's method.Item.Page says.
var pageSections = []string{
	SectionAsk, SectionChallenge, SectionTrial, SectionChange, SectionSigns,
	SectionStars, SectionReflection, SectionSure, SectionListen,
}

// pageSection is the section of the page that an item's answer stands in; "" where
// it stands in none.
func (t *Template) pageSection(item method.Item) string {
	if item.Page >= 1 && item.Page <= len(pageSections) {
		return pageSections[item.Page-1]
	}
	for _, p := range t.page {
		if slices.Contains(p.questions, item.ID) {
			return p.id
		}
	}
	return ""
}

// Section is a section as a screen lists it, before anything is handed over.
type Section struct {
	ID    string
	Title string
	Page  bool // on the page, else after it
	On    bool
	Empty bool // nothing stands there yet; it is left out of the page
	// Briefs are the ids of the answers that can have a short form here, those
	// answered only.
	Briefs []string
	// Words is how many stand there as it is, Room how many a page has room for
	// (0: any), Rest how many of the answers are not on the page because only
	// their first paragraph is.
	Words, Room, Rest int
}

// Sections tells of every section, in order, whether it is on and what it holds,
// for the loop whose page it is: the last of the input's.
func Sections(in Input, o Options) []Section {
	b := newBuilder(in, o)
	loop := b.last()
	var all []Section
	for _, r := range b.t.page {
		s := Section{ID: r.id, Title: b.title(r.id), Page: true, On: b.on(r.id), Room: r.words}
		probe := b.probe(r.id)
		if loop != nil {
			probe.section(r.id, loop)
		}
		s.Empty = len(probe.doc.Blocks) == 0
		s.Words, s.Rest, s.Briefs = words(probe.doc.Blocks), probe.rest, probe.briefs
		all = append(all, s)
	}
	for _, id := range b.t.afterIDs() {
		s := Section{ID: id, Title: b.title(id), On: b.on(id)}
		probe := b.probe(id)
		probe.after()
		s.Empty = len(probe.doc.Blocks) == 0
		s.Words = words(probe.doc.Blocks)
		if id == SectionNotes && loop != nil {
			// A page doesn't read the notes, but the loop has counted them.
			s.Empty = s.Empty && noNotes(loop)
		}
		all = append(all, s)
	}
	return all
}

func noNotes(loop *journal.Loop) bool {
	for _, n := range loop.Kinds {
		if n > 0 {
			return false
		}
	}
	return true
}

// chosen works out which sections are on. What is kept with a loop goes for a
// page only: whoever asks for everything gets everything but what is named then.
func chosen(in Input, o Options) map[string]bool {
	on := make(map[string]bool)
	t := in.template()
	for _, id := range t.pageIDs() {
		on[id] = true
	}
	for _, id := range t.afterIDs() {
		// Looking back says again, side by side, what stands in each loop.
		on[id] = o.Length == Full && id != SectionAgenda && id != SectionLookBack
	}
	set := func(ids []string, to bool) {
		for _, id := range ids {
			if _, known := on[id]; known {
				on[id] = to
			}
		}
	}
	if n := len(in.Loops); n > 0 && o.Length != Full {
		set(in.Loops[n-1].With, true)
		set(in.Loops[n-1].Without, false)
	}
	set(o.With, true)
	set(o.Without, false)
	return on
}

// hidden tells whether an answer is left out because the section of the page that
// it belongs to is switched off. One that the template has no place for is not on
// the page, but it isn't switched off.
func (b *builder) hidden(item method.Item) bool { return b.off(b.t.pageSection(item)) }

func (b *builder) off(id string) bool {
	on, known := b.chosen[id]
	return known && !on
}

// hiddenID is hidden for an id that the method may not know.
func (b *builder) hiddenID(id string) bool {
	item, ok := b.in.Method.Item(id)
	return ok && b.hidden(item)
}

// hiddenKind tells whether notes of a kind are left out: star moments where the
// section of star moments is.
func (b *builder) hiddenKind(kind journal.EntryKind) bool {
	return kind == journal.Star && b.off(SectionStars)
}
