package store

import (
	"cmp"
	"slices"
	"strings"

	"stjerne/journal"
)

// stale is what of the index has to follow what was changed in a transaction.
type stale struct {
	any      bool
	rebuild  bool
	recents  bool                  // the newest notes have to be looked up again
	added    []*object             // made since, in their order
	entries  map[journal.ID]string // changed notes with the line each had; "" for none
	meetings map[journal.ID]stamp
	outlines map[journal.ID]bool // challenges whose outline has to be worked out
	touched  map[journal.ID]stamp
}

func newStale() stale {
	return stale{
		entries: map[journal.ID]string{}, meetings: map[journal.ID]stamp{},
		outlines: map[journal.ID]bool{}, touched: map[journal.ID]stamp{},
	}
}

// reindex brings the index in line with what was changed so far.
func (w *Writer) reindex() error {
	if !w.stale.any {
		return nil
	}
	todo := w.stale
	w.stale = newStale()
	if todo.rebuild {
		return w.rebuild()
	}
	h, err := w.home()
	if err != nil {
		return err
	}
	h.dirty = true
	for _, o := range todo.added {
		h.Objects++
		if err := w.file(h, o, &todo); err != nil {
			return err
		}
	}
	for id, s := range todo.meetings {
		if err := w.reindexMeeting(h, id, s, &todo); err != nil {
			return err
		}
	}
	for id, line := range todo.entries {
		if err := w.reindexEntry(h, id, line, &todo); err != nil {
			return err
		}
	}
	for challenge, s := range todo.touched {
		if out := h.outline(challenge); out != nil {
			out.Touched = max(out.Touched, s)
		}
	}
	for challenge := range todo.outlines {
		if err := w.reindexOutline(h, challenge, &todo); err != nil {
			return err
		}
	}
	for challenge := range todo.touched {
		if err := w.reindexLog(h, challenge); err != nil {
			return err
		}
	}
	if todo.recents {
		return w.reindexRecent(h)
	}
	return nil
}

// file puts a new object into the folder it belongs to. Notes come later, by
// their lines.
func (w *Writer) file(h *home, o *object, todo *stale) error {
	switch o.typ {
	case typeChallenge:
		key, err := w.newID(bucketIdx)
		if err != nil {
			return err
		}
		w.cache.folders[key] = &folder{Challenge: o.id, key: key, dirty: true}
		h.Challenges = append(h.Challenges, outline{ID: o.id, Folder: key})
		todo.outlines[o.id] = true
	case typeLoop:
		f, err := w.folder(o.parent)
		if f == nil || err != nil {
			return err
		}
		at, _ := slices.BinarySearchFunc(f.Loops, o.created, func(l folderLoop, s stamp) int { return cmp.Compare(l.Created, s) })
		f.Loops = slices.Insert(f.Loops, at, folderLoop{ID: o.id, Created: o.created, Kinds: map[journal.EntryKind]int{}})
		f.dirty = true
	case typeIndicator:
		f, err := w.folder(o.parent)
		if f == nil || err != nil {
			return err
		}
		f.Indicators, f.dirty = append(f.Indicators, folderSigns{ID: o.id}), true
	case typeMeasurement:
		challenge, err := w.challengeOf(o)
		if err != nil {
			return err
		}
		f, err := w.folder(challenge)
		if f == nil || err != nil {
			return err
		}
		if signs := f.signs(o.parent); signs != nil {
			signs.Measurements, f.dirty = append(signs.Measurements, o.id), true
		}
	}
	return nil
}

func (w *Writer) reindexMeeting(h *home, id journal.ID, s stamp, todo *stale) error {
	o, err := w.object(id)
	if o == nil || err != nil {
		return err
	}
	h.Meetings = slices.DeleteFunc(h.Meetings, func(p planned) bool { return p.ID == id })
	if why, _, _ := o.hidden(); why == shown && !o.erased() {
		p := planned{ID: id, Kind: o.text(fieldKind), Day: o.text(fieldDay), Clock: o.text(fieldClock)}
		for _, loop := range o.ids(setLoops, false) {
			p.Loops = append(p.Loops, loop.String())
		}
		at, _ := slices.BinarySearchFunc(h.Meetings, p, comparePlanned)
		h.Meetings = slices.Insert(h.Meetings, at, p)
	}
	// A meeting is part of the work on every challenge it was ever about.
	for _, loop := range o.ids(setLoops, true) {
		l, err := w.object(loop)
		if err != nil {
			return err
		}
		if l == nil || l.typ != typeLoop {
			continue
		}
		todo.touched[l.parent] = max(todo.touched[l.parent], s)
		todo.outlines[l.parent] = true
	}
	return nil
}

func comparePlanned(a, b planned) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Clock, b.Clock), strings.Compare(a.ID.String(), b.ID.String()))
}

func (w *Writer) reindexEntry(h *home, id journal.ID, before string, todo *stale) error {
	o, err := w.object(id)
	if o == nil || err != nil {
		return err
	}
	challenge, err := w.challengeOf(o)
	if err != nil {
		return err
	}
	after := ""
	if why, _, _ := o.hidden(); why == shown && !o.erased() {
		after = makeLine(o)
	}
	if before != after {
		f, err := w.folderFor(h, challenge)
		if f == nil || err != nil {
			return err
		}
		if before != "" {
			if err := w.unlist(f, before); err != nil {
				return err
			}
			todo.recents = true
		}
		if after != "" {
			if err := w.list(f, after); err != nil {
				return err
			}
		}
	}
	if after == "" || todo.recents {
		return nil
	}
	return w.showRecent(h, challenge, o, after)
}

// folderFor also makes the folder of notes without a challenge on first use.
func (w *Writer) folderFor(h *home, challenge journal.ID) (*folder, error) {
	if challenge.IsZero() && h.Loose.IsZero() {
		key, err := w.newID(bucketIdx)
		if err != nil {
			return nil, err
		}
		h.Loose = key
		w.cache.folders[key] = &folder{key: key, dirty: true}
	}
	return w.folder(challenge)
}

func (w *Writer) list(f *folder, line string) error {
	p, err := parseLine(line)
	if err != nil {
		return err
	}
	if l := f.loop(p.loop); l != nil {
		if l.Kinds == nil {
			l.Kinds = map[journal.EntryKind]int{}
		}
		l.Kinds[p.kind]++
		if day := line[:lineDay]; p.kind == journal.Action && (l.First == "" || day < l.First) {
			l.First = day
		}
	}
	return w.insert(f, line)
}

func (w *Writer) unlist(f *folder, line string) error {
	p, err := parseLine(line)
	if err != nil {
		return err
	}
	if err := w.extract(f, line); err != nil {
		return err
	}
	l := f.loop(p.loop)
	if l == nil {
		return nil
	}
	if l.Kinds[p.kind]--; l.Kinds[p.kind] <= 0 {
		delete(l.Kinds, p.kind)
	}
	if p.kind == journal.Action && l.First == line[:lineDay] {
		l.First, err = w.firstAction(f, p.loop)
	}
	return err
}

// firstAction looks for the first action of a loop, which is needed only where
// the one that was first is taken away.
func (w *Writer) firstAction(f *folder, loop journal.ID) (day string, err error) {
	ending := " " + string(journal.Action) + " " + loop.String()
	for _, ref := range f.Segments {
		seg, err := w.segment(ref.Key)
		if err != nil {
			return "", err
		}
		for _, line := range seg.Lines {
			if strings.HasSuffix(line, ending) {
				return line[:lineDay], nil
			}
		}
	}
	return "", nil
}

// showRecent puts a note among the newest, or brings what they show of it up to date.
func (w *Writer) showRecent(h *home, challenge journal.ID, o *object, line string) error {
	h.Recent = slices.DeleteFunc(h.Recent, func(r recent) bool { return r.Line == line })
	if len(h.Recent) >= recentCount && line < h.Recent[len(h.Recent)-1].Line {
		return nil
	}
	seen, err := w.listed(challenge, o)
	if !seen || err != nil {
		return err
	}
	r, err := w.makeRecent(challenge, o, line)
	if err != nil {
		return err
	}
	at, _ := slices.BinarySearchFunc(h.Recent, line, func(r recent, line string) int { return strings.Compare(line, r.Line) })
	h.Recent = slices.Insert(h.Recent, at, r)
	if len(h.Recent) > recentCount {
		h.Recent = h.Recent[:recentCount:recentCount]
	}
	return nil
}

// listed tells whether a note's challenge and loop can be seen.
func (w *Writer) listed(challenge journal.ID, o *object) (bool, error) {
	if challenge.IsZero() {
		return true, nil
	}
	return w.visible(o)
}

func (w *Writer) makeRecent(challenge journal.ID, o *object, line string) (recent, error) {
	rec, err := w.Reader.record(o, journal.TextEntry)
	if err != nil {
		return recent{}, err
	}
	return recent{Line: line, Challenge: challenge, Start: startOf(rec.words()), SeenBy: o.text(fieldSeenBy)}, nil
}

func (w *Writer) reindexRecent(h *home) error {
	h.Recent = nil
	lines, err := w.merge(EntryQuery{})
	if err != nil {
		return err
	}
	for len(h.Recent) < recentCount {
		line, challenge, err := lines.next()
		if line == "" || err != nil {
			return err
		}
		p, err := parseLine(line)
		if err != nil {
			return err
		}
		o, err := w.object(p.id)
		if err != nil {
			return err
		}
		if o == nil {
			return damaged("a note that is not there")
		}
		r, err := w.makeRecent(challenge, o, line)
		if err != nil {
			return err
		}
		h.Recent = append(h.Recent, r)
	}
	return nil
}

// reindexLog works out which kinds of notes the current loop has.
func (w *Writer) reindexLog(h *home, challenge journal.ID) error {
	out := h.outline(challenge)
	if out == nil || len(out.Loops) == 0 {
		return nil
	}
	f, err := w.folder(challenge)
	if f == nil || err != nil {
		return err
	}
	current, err := journal.ParseID(out.Loops[len(out.Loops)-1])
	if err != nil {
		return damaged("a loop of the index")
	}
	var kinds []string
	if l := f.loop(current); l != nil {
		for kind := range l.Kinds {
			kinds = append(kinds, string(kind))
		}
	}
	slices.Sort(kinds)
	out.Log = strings.Join(kinds, " ")
	return nil
}

func (h *home) setBinned(id journal.ID, is bool) {
	text := id.String()
	at := slices.Index(h.Bin, text)
	switch {
	case is && at < 0:
		h.Bin = append(h.Bin, text)
	case !is && at >= 0:
		h.Bin = slices.Delete(h.Bin, at, at+1)
	}
	h.dirty = true
}
