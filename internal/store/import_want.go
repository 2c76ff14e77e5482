package store

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"stjerne/journal"
)

// wanted is an object as a copy has it.
type wanted struct {
	id, parent journal.ID
	typ        string
	created    time.Time
	touched    time.Time // when anything in it was last changed; zero where that is not said
	parts      []part
}

// part is a field, a set or a text of a wanted object.
type part struct {
	// group is what comes whole or not at all to an object that is there: the parts
	// of one plan, of one thought. "" comes with the object only.
	group string
	name  string
	kind  partKind

	value  []byte      // of a field
	day    journal.Day // of a field: the day it was written; zero: when the object was made
	first  journal.Day // of a scale
	touch  bool        // a field that is stamped with when the object was last changed
	names  []string    // of a set
	text   journal.Text
	answer bool // it answers a question
	bare   bool // a text that has its place also without words
}

type partKind int

const (
	partField partKind = iota
	partSet
	partText
)

func (w *wanted) field(group, name string, value []byte, day journal.Day) {
	if value != nil && !isNothing(value) {
		w.parts = append(w.parts, part{group: group, name: name, kind: partField, value: value, day: day})
	}
}

// touch is a field that carries when its object was last changed, so that lists
// by that have the object where they had it.
func (w *wanted) touch(name, value string) {
	w.parts = append(w.parts, part{name: name, kind: partField, value: encode(value), touch: true})
}

func (w *wanted) set(group, name string, names []string) {
	if len(names) > 0 {
		w.parts = append(w.parts, part{group: group, name: name, kind: partSet, names: names})
	}
}

func (w *wanted) text(group, name string, t journal.Text, answer bool) {
	if t.Words != "" || len(t.Others) > 0 {
		w.parts = append(w.parts, part{group: group, name: name, kind: partText, text: t, answer: answer})
	}
}

// texts come in an order, so that the same copy makes the same file.
func (w *wanted) texts(prefix string, texts map[string]journal.Text, answers bool) {
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		w.text(prefix+id, prefix+id, texts[id], answers)
	}
}

func wantChallenge(c *journal.Challenge) *wanted {
	w := &wanted{id: c.ID, typ: typeChallenge, created: c.Created, touched: c.Touched}
	w.touch(fieldStatus, string(c.Status))
	w.field("", fieldVoice, encode(string(c.Voice)), journal.Day{})
	w.field("", fieldClosedOn, encode(c.ClosedOn.String()), journal.Day{})
	w.set(setPerspectives, setPerspectives, c.Perspectives)
	w.set(setValues, setValues, c.Values)
	w.text(journal.TextTitle, journal.TextTitle, c.Title, false)
	w.text("", journal.TextClosing, c.Closing, false)
	return w
}

func wantLoop(l *journal.Loop) *wanted {
	w := &wanted{id: l.ID, parent: l.Challenge, typ: typeLoop, created: l.Created}
	w.field(fieldStarted, fieldStarted, encode(l.Started.String()), journal.Day{})
	w.field(fieldOutcome, fieldOutcome, encode(string(l.Outcome)), journal.Day{})
	w.field(fieldOutcome, fieldOutcomeOn, encode(l.OutcomeOn.String()), journal.Day{})
	w.text(fieldOutcome, journal.TextOutcome, l.Story, false)
	w.field(fieldDeclared, fieldDeclared, encode(l.Declared), journal.Day{})
	w.text(fieldDeclared, journal.TextDeclared, l.DeclaredBy, false)
	w.set(setWith, setWith, l.With)
	w.set(setWithout, setWithout, l.Without)
	w.text(journal.TextTitle, journal.TextTitle, l.Title, false)
	w.texts("", l.Texts, true)
	w.texts(journal.BriefPrefix, l.Briefs, false)
	for _, id := range slices.Sorted(maps.Keys(l.Steps)) {
		s, name := l.Steps[id], stepPrefix+id
		w.parts = append(w.parts, part{
			group: name, name: name, kind: partField, value: encode(s.N), day: s.Day, first: s.First, answer: true,
		})
	}
	for _, rule := range slices.Sorted(maps.Keys(l.Away)) {
		w.field(awayPrefix+rule, awayPrefix+rule, encode(l.Away[rule].String()), l.Away[rule])
	}
	for _, t := range l.Thoughts {
		group := journal.ThoughtPrefix + t.ID.String()
		// What was held tells that the thought is there, and where it stands among others.
		w.parts = append(w.parts, part{group: group, name: ThoughtHeld(t.ID), kind: partText, text: t.Held, bare: true})
		w.text(group, ThoughtHold(t.ID), t.Hold, false)
		w.field(group, thoughtName(t.ID, thoughtVerdict), encode(string(t.Verdict)), t.On)
		w.set(group, thoughtName(t.ID, thoughtNotes), idNames(t.Notes))
	}
	return w
}

func wantIndicator(c *journal.Challenge, i *journal.Indicator) *wanted {
	w := &wanted{id: i.ID, parent: c.ID, typ: typeIndicator, created: i.Created}
	w.field("", fieldKind, encode(string(i.Kind)), journal.Day{})
	w.field("", fieldBetter, encode(string(i.Better)), journal.Day{})
	w.text(journal.TextName, journal.TextName, i.Name, false)
	w.text(journal.TextUnit, journal.TextUnit, i.Unit, false)
	for _, l := range c.Loops {
		p, planned := i.Plans[l.ID]
		if !planned {
			continue
		}
		group := planPrefix + l.ID.String()
		value := func(name string, v journal.Value, day journal.Day) {
			if v.Set {
				w.field(group, group+"/"+name, encodeNumber(v.N), day)
			}
		}
		value(planBaseline, p.Baseline, journal.Day{})
		value(planTarget, p.Target, journal.Day{})
		value(planExpected, p.Expected, p.ExpectedOn)
		if !p.Expected.Set && len(p.Earlier) > 0 {
			// A plan is found by its fields: nothing is expected any more, but something was.
			w.parts = append(w.parts, part{group: group, name: group + "/" + planExpected, kind: partField, value: []byte("null")})
		}
		w.field(group, group+"/"+planSure, encode(p.Sure), p.ExpectedOn)
		if p.On {
			w.field(group, group+"/"+planOn, []byte("true"), journal.Day{})
		}
		var earlier []string
		for _, e := range p.Earlier {
			earlier = append(earlier, strings.TrimSpace(e.Day.String()+" "+string(encodeNumber(e.Value.N))+" "+e.Sure))
		}
		w.set(group, expectedPrefix+l.ID.String(), earlier)
	}
	return w
}

func wantMeasurement(m *journal.Measurement) *wanted {
	w := &wanted{id: m.ID, parent: m.Indicator, typ: typeMeasurement, created: m.Created}
	w.field("", fieldValue, encodeNumber(m.Value), journal.Day{})
	w.field("", fieldDay, encode(m.Day.String()), journal.Day{})
	w.field("", fieldSeenBy, encode(m.SeenBy), journal.Day{})
	w.text(journal.TextHow, journal.TextHow, m.How, false)
	return w
}

func wantEntry(e *journal.Entry) *wanted {
	w := &wanted{id: e.ID, parent: e.Loop, typ: typeEntry, created: e.Created}
	w.field("", fieldKind, encode(string(e.Kind)), journal.Day{})
	w.field("", fieldDay, encode(e.Day.String()), journal.Day{})
	w.field("", fieldSeenBy, encode(e.SeenBy), journal.Day{})
	w.field("", fieldPerspective, encode(e.Perspective), journal.Day{})
	// Those in the words are no others: they go where the words lose them.
	in := journal.Tags(e.Text.Words)
	w.set("", setTags, slices.DeleteFunc(slices.Clone(e.Tags), func(tag string) bool {
		_, found := slices.BinarySearch(in, tag)
		return found
	}))
	w.text(journal.TextEntry, journal.TextEntry, e.Text, false)
	return w
}

func wantMeeting(m *journal.Meeting) *wanted {
	w := &wanted{id: m.ID, typ: typeMeeting, created: m.Created, touched: m.Touched}
	w.touch(fieldKind, string(m.Kind))
	w.field("", fieldDay, encode(m.Day.String()), journal.Day{})
	w.field("", fieldClock, encode(m.Clock), journal.Day{})
	w.set("", setLoops, idNames(m.Loops))
	w.text(journal.TextPlace, journal.TextPlace, m.Place, false)
	w.text(journal.TextParticipants, journal.TextParticipants, m.Participants, false)
	w.texts("", m.Texts, true)
	w.texts(journal.MemberPrefix, m.Member, false)
	return w
}

func wantYears(years map[int]journal.YearOwn) *wanted {
	w := &wanted{typ: typeJournal}
	for _, year := range slices.Sorted(maps.Keys(years)) {
		prefix := journal.YearPrefix + strconv.Itoa(year)
		w.texts(prefix+"/", years[year].Texts, false)
		var out []string
		for id, is := range years[year].Out {
			if is {
				out = append(out, id.String())
			}
		}
		slices.Sort(out)
		w.set(prefix+yearOutSuffix, prefix+yearOutSuffix, out)
	}
	return w
}

func idNames(ids []journal.ID) []string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		names = append(names, id.String())
	}
	return names
}
