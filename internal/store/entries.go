package store

import (
	"slices"
	"strings"

	"stjerne/journal"
)

// EntryQuery chooses notes. Zero fields choose all.
type EntryQuery struct {
	Challenge    journal.ID // with Loose false and zero: of every challenge and without one
	Loose        bool       // only notes without a challenge
	Loop         journal.ID
	Kinds        []journal.EntryKind
	Since, Until journal.Day // both days included
	SeenBy, Tag  string      // Tag in any case, with or without #
	Limit        int         // 0: all
	Before       *Cursor     // continue a page after this place
	// Bare leaves the words out, and the tags that stand in them: what notes are,
	// when and by whom, costs half the reading.
	Bare bool
}

// Cursor is a place in the list of notes: that of the last note of a page.
type Cursor struct {
	Day journal.Day
	ID  journal.ID
}

// Entries returns notes newest first: by day, then by when they were written.
// next is nil at the end. Notes of deleted loops and challenges aren't among
// them. An unknown challenge or loop has none.
func (r *Reader) Entries(q EntryQuery) (list []journal.Entry, next *Cursor, err error) {
	lines, err := r.merge(q)
	if err != nil {
		return nil, nil, err
	}
	for {
		line, challenge, err := lines.next()
		if line == "" || err != nil {
			return list, nil, err
		}
		p, err := parseLine(line)
		if err != nil {
			return nil, nil, err
		}
		o, err := r.object(p.id)
		if err != nil {
			return nil, nil, err
		}
		if o == nil {
			return nil, nil, damaged("a note that is not there")
		}
		if q.SeenBy != "" && o.text(fieldSeenBy) != q.SeenBy {
			continue
		}
		e, err := r.makeEntry(o, challenge, q.Bare && q.Tag == "")
		if err != nil {
			return nil, nil, err
		}
		if q.Tag != "" && !hasTag(e.Tags, q.Tag) {
			continue
		}
		if q.Limit > 0 && len(list) == q.Limit {
			last := list[len(list)-1]
			return list, &Cursor{last.Day, last.ID}, nil
		}
		list = append(list, e)
	}
}

// Entry returns one note. It fails with FaultUnknownID where there is none.
func (r *Reader) Entry(id journal.ID) (journal.Entry, error) {
	o, err := r.need(id, typeEntry)
	if err != nil {
		return journal.Entry{}, err
	}
	challenge, err := r.challengeOf(o)
	if err != nil {
		return journal.Entry{}, err
	}
	return r.makeEntry(o, challenge, false)
}

func (r *Reader) makeEntry(o *object, challenge journal.ID, bare bool) (journal.Entry, error) {
	var text journal.Text
	if !bare {
		var err error
		if text, err = r.textOf(o, journal.TextEntry); err != nil {
			return journal.Entry{}, err
		}
	}
	e := journal.Entry{
		ID: o.id, Challenge: challenge, Loop: o.parent,
		Kind: journal.EntryKind(o.text(fieldKind)), Day: o.day(fieldDay), Text: text,
		SeenBy: o.text(fieldSeenBy), Perspective: o.text(fieldPerspective), Created: o.createdAt(),
	}
	e.Tags = append(o.names(setTags), journal.Tags(text.Words)...)
	slices.Sort(e.Tags)
	e.Tags = slices.Compact(e.Tags)
	return e, nil
}

func hasTag(tags []string, wanted string) bool {
	wanted = strings.TrimPrefix(wanted, "#")
	return slices.ContainsFunc(tags, func(tag string) bool { return strings.EqualFold(tag, wanted) })
}

// lines are the notes of several folders in one order, newest first.
type lines struct {
	r       *Reader
	q       EntryQuery
	before  string
	folders []*folderLines
}

// folderLines walks through the lines of one folder from the newest on.
type folderLines struct {
	folder  *folder
	segment int // index of the segment that is read
	lines   []string
	line    string // the next one; "" at the end
}

// merge begins a walk over the notes that a query chooses, as far as the index
// can tell: kind, day, loop and challenge.
func (r *Reader) merge(q EntryQuery) (*lines, error) {
	h, err := r.current()
	if err != nil {
		return nil, err
	}
	l := &lines{r: r, q: q, before: lastLine}
	if q.Before != nil {
		if l.before, err = r.placeOfCursor(*q.Before); err != nil {
			return nil, err
		}
	}
	if !q.Loop.IsZero() {
		o, err := r.object(q.Loop)
		if err != nil || o == nil || o.typ != typeLoop {
			return l, err
		}
		if l.q.Challenge.IsZero() {
			l.q.Challenge = o.parent
		}
	}
	if l.q.Challenge.IsZero() {
		if err := l.add(journal.ID{}); err != nil {
			return nil, err
		}
	}
	if q.Loose {
		return l, nil
	}
	for i := range h.Challenges {
		out := &h.Challenges[i]
		if out.Gone || (!l.q.Challenge.IsZero() && l.q.Challenge != out.ID) {
			continue
		}
		if err := l.add(out.ID); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (r *Reader) placeOfCursor(c Cursor) (string, error) {
	o, err := r.object(c.ID)
	if err != nil {
		return "", err
	}
	day := c.Day.String()
	if c.Day.IsZero() {
		day = firstLine
	}
	if o == nil {
		return day, nil
	}
	return day + " " + o.created.order() + " " + c.ID.String(), nil
}

func (l *lines) add(challenge journal.ID) error {
	f, err := l.r.folder(challenge)
	if f == nil || err != nil {
		return err
	}
	walk := &folderLines{folder: f, segment: len(f.Segments)}
	if err := l.advance(walk); err != nil {
		return err
	}
	if walk.line != "" {
		l.folders = append(l.folders, walk)
	}
	return nil
}

// advance goes to the next older line that the query chooses. Whole segments
// are passed over by their first and last day.
func (l *lines) advance(walk *folderLines) error {
	since, until := firstLine, l.before
	if !l.q.Since.IsZero() {
		since = l.q.Since.String()
	}
	if !l.q.Until.IsZero() {
		until = min(until, l.q.Until.Add(1).String())
	}
	for {
		for len(walk.lines) == 0 {
			walk.segment--
			if walk.segment < 0 {
				walk.line = ""
				return nil
			}
			ref := walk.folder.Segments[walk.segment]
			if ref.First >= until || ref.Last < since {
				continue
			}
			seg, err := l.r.segment(ref.Key)
			if err != nil {
				return err
			}
			walk.lines = seg.Lines
		}
		line := walk.lines[len(walk.lines)-1]
		walk.lines = walk.lines[:len(walk.lines)-1]
		if placeOf(line) >= until || line < since {
			continue
		}
		chosen, err := l.chosen(walk.folder, line)
		if err != nil {
			return err
		}
		if chosen {
			walk.line = line
			return nil
		}
	}
}

func (l *lines) chosen(f *folder, line string) (bool, error) {
	p, err := parseLine(line)
	if err != nil {
		return false, err
	}
	if len(l.q.Kinds) > 0 && !slices.Contains(l.q.Kinds, p.kind) {
		return false, nil
	}
	if !l.q.Loop.IsZero() && p.loop != l.q.Loop {
		return false, nil
	}
	loop := f.loop(p.loop)
	return loop == nil || !loop.Gone, nil
}

// next returns the newest line that is left, "" at the end.
func (l *lines) next() (line string, challenge journal.ID, err error) {
	var newest *folderLines
	for _, walk := range l.folders {
		if walk.line != "" && (newest == nil || walk.line > newest.line) {
			newest = walk
		}
	}
	if newest == nil {
		return "", journal.ID{}, nil
	}
	line = newest.line
	return line, newest.folder.Challenge, l.advance(newest)
}
