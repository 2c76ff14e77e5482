package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
	"stjerne/journal"
	"stjerne/journal/method"
)

// The name and version that a file of this format carries.
const (
	jsonFormat  = "stjerne-journal"
	jsonVersion = 1
)

// JSONSource is what JSON reads from, inside one reading of the journal.
type JSONSource struct {
	summary.Source
	Outlines func() ([]journal.Outline, error)
	// Own is what the leader said about a year; where it is nil, no year is
	// written.
	Own func(year int) (journal.YearOwn, error)
}

// JSONOptions choose what is written.
type JSONOptions struct {
	// Challenge is the one to write; the zero ID writes the whole journal.
	Challenge journal.ID
	// Loops are the numbers of the challenge's loops to write; empty for all.
	Loops []int
	// Without are sections that are left out (summary.SectionIDs), and Method
	// says which answers go into which.
	Without []string
	Method  *method.Method
	// Template is the one that the sections are of; nil is the program's own.
	Template *summary.Template
	// Replace is applied to every text that a leader wrote, wherever it stands; nil
	// leaves them as they are. Ids, kinds and days are not handed to it.
	Replace func(string) string
}

// JSON writes everything that stands now, with ids and times, as JSON.md
// describes it: indented, UTF-8, a line end at the end. Earlier versions, what
// is in the bin and lines that were begun and not kept are not in it.
func JSON(from JSONSource, o JSONOptions) ([]byte, error) {
	x := jsonWriter{from: from, left: summary.LeftOut(o.Method, o.Without).Under(o.Template), hand: o.Replace}
	doc := jsonJournal{
		Format: jsonFormat, Version: jsonVersion,
		Challenges: []jsonChallenge{}, Meetings: []jsonMeeting{}, Notes: []jsonNote{},
	}
	ids := []journal.ID{o.Challenge}
	if o.Challenge.IsZero() {
		outlines, err := from.Outlines()
		if err != nil {
			return nil, err
		}
		ids = ids[:0]
		for _, outline := range outlines {
			ids = append(ids, outline.ID)
		}
	}
	for _, id := range ids {
		c, err := from.Challenge(id)
		if err != nil {
			return nil, err
		}
		loops := c.Loops
		if len(o.Loops) > 0 {
			loops = nil
			for _, l := range c.Loops {
				if slices.Contains(o.Loops, l.Number) {
					loops = append(loops, l)
				}
			}
		}
		doc.Challenges = append(doc.Challenges, x.challenge(c, loops))
	}
	// Those of one instant come by their ids: what was worked on last is no order of
	// an export that is the same wherever it is made.
	slices.SortFunc(doc.Challenges, func(a, b jsonChallenge) int {
		return cmp.Or(a.Created.Compare(b.Created), bytes.Compare(a.ID[:], b.ID[:]))
	})
	if err := x.rest(&doc, o); err != nil {
		return nil, err
	}
	if o.Challenge.IsZero() && from.Own != nil {
		if err := x.years(&doc); err != nil {
			return nil, err
		}
	}
	return encodeJSON(doc)
}

func encodeJSON(doc any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, err
	}
	return escapeUnsafe(out.Bytes()), nil
}

// escapeUnsafe writes as \u escapes what the encoder leaves bare and a terminal
// would act upon. Such characters stand inside strings only.
func escapeUnsafe(data []byte) []byte {
	bare := func(r rune) bool { return r >= 0x7f && safe.Unsafe(r) }
	if !bytes.ContainsFunc(data, bare) {
		return data
	}
	var b strings.Builder
	for _, r := range string(data) {
		if bare(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return []byte(b.String())
}

type jsonWriter struct {
	from JSONSource
	left summary.Left
	hand handed
}

// handed is what is done to a text that a leader wrote before it goes out; nil
// hands it over as it was written.
type handed func(string) string

func (h handed) words(words string) string {
	if h == nil || words == "" {
		return words
	}
	return h(words)
}

// rest adds meetings and notes: of the whole journal, or of the loops written.
func (x jsonWriter) rest(doc *jsonJournal, o JSONOptions) error {
	written := make(map[journal.ID]bool)
	for _, c := range doc.Challenges {
		for _, l := range c.Loops {
			written[l.ID] = true
		}
	}
	whole := o.Challenge.IsZero()
	if !x.left.Meetings() {
		meetings, err := x.from.Meetings()
		if err != nil {
			return err
		}
		for _, m := range meetings {
			if whole || slices.ContainsFunc(m.Loops, func(l journal.ID) bool { return written[l] }) {
				doc.Meetings = append(doc.Meetings, x.meeting(m))
			}
		}
	}
	notes, err := x.from.Notes(summary.NoteQuery{Challenge: o.Challenge})
	if err != nil {
		return err
	}
	for _, e := range slices.Backward(notes) {
		if !x.left.Note(e.Kind) && (whole || written[e.Loop]) {
			doc.Notes = append(doc.Notes, x.hand.note(e))
		}
	}
	return nil
}

type jsonJournal struct {
	Format     string          `json:"format"`
	Version    int             `json:"version"`
	Challenges []jsonChallenge `json:"challenges"`
	Meetings   []jsonMeeting   `json:"meetings"`
	Notes      []jsonNote      `json:"notes"`
	Years      []jsonOwn       `json:"years,omitempty"`
}

type jsonText struct {
	Words   string         `json:"words"`
	First   journal.Day    `json:"first,omitzero"`
	Written journal.Day    `json:"written,omitzero"`
	At      time.Time      `json:"at,omitzero"`
	Carried bool           `json:"carried,omitempty"`
	Others  []jsonRevision `json:"others,omitempty"`
}

type jsonRevision struct {
	Words   string      `json:"words"`
	Written journal.Day `json:"written,omitzero"`
	At      time.Time   `json:"at,omitzero"`
}

func (h handed) text(t journal.Text) *jsonText {
	if t.Empty() && len(t.Others) == 0 {
		return nil
	}
	j := &jsonText{Words: h.words(t.Words), First: t.First, Written: t.Written, At: t.At.UTC(), Carried: t.Carried != ""}
	for _, other := range t.Others {
		j.Others = append(j.Others, jsonRevision{h.words(other.Words), other.Day, other.At.UTC()})
	}
	return j
}

type jsonMeeting struct {
	ID           journal.ID           `json:"id"`
	Kind         journal.MeetingKind  `json:"kind"`
	Day          journal.Day          `json:"day,omitzero"`
	Time         string               `json:"time,omitempty"`
	Place        *jsonText            `json:"place,omitempty"`
	Participants *jsonText            `json:"participants,omitempty"`
	Loops        []journal.ID         `json:"loops,omitempty"`
	Texts        map[string]*jsonText `json:"texts,omitempty"`
	Member       map[string]*jsonText `json:"member,omitempty"`
	Created      time.Time            `json:"created"`
	Changed      time.Time            `json:"changed,omitzero"`
}

func (x jsonWriter) meeting(m *journal.Meeting) jsonMeeting {
	return jsonMeeting{
		ID: m.ID, Kind: m.Kind, Day: m.Day, Time: m.Clock, Place: x.hand.text(m.Place),
		Participants: x.hand.text(m.Participants), Loops: m.Loops, Texts: x.texts(m.Texts), Member: x.texts(m.Member),
		Created: m.Created.UTC(), Changed: m.Touched.UTC(),
	}
}

func (x jsonWriter) texts(texts map[string]journal.Text) map[string]*jsonText {
	out := make(map[string]*jsonText, len(texts))
	for id, t := range texts {
		if j := x.hand.text(t); j != nil && !x.left.Answer(id) {
			out[id] = j
		}
	}
	return out
}

type jsonNote struct {
	ID          journal.ID        `json:"id"`
	Challenge   journal.ID        `json:"challenge,omitzero"`
	Loop        journal.ID        `json:"loop,omitzero"`
	Kind        journal.EntryKind `json:"kind"`
	Day         journal.Day       `json:"day"`
	Text        *jsonText         `json:"text"`
	SeenBy      string            `json:"seenBy,omitempty"`
	Perspective string            `json:"perspective,omitempty"`
	Tags        []string          `json:"tags,omitempty"`
	Created     time.Time         `json:"created"`
}

func (h handed) note(e journal.Entry) jsonNote {
	return jsonNote{
		ID: e.ID, Challenge: e.Challenge, Loop: e.Loop, Kind: e.Kind, Day: e.Day, Text: h.text(e.Text),
		SeenBy: e.SeenBy, Perspective: e.Perspective, Tags: h.tags(e.Tags), Created: e.Created.UTC(),
	}
}

func (h handed) tags(tags []string) []string {
	if h == nil {
		return tags
	}
	var list []string
	for _, tag := range tags {
		if tag = h.words(tag); tag != "" {
			list = append(list, tag)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
