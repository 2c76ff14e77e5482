package store

import (
	"slices"
	"strings"

	"stjerne/journal"
)

// home is the record that the first screen is read from: the value at the zero
// key of the bucket idx. Like all of the index it says nothing that obj and
// text don't say, and can be made from them.
type home struct {
	Newest     stamp      `json:"newest"`  // the newest stamp in the file
	Objects    int        `json:"objects"` // objects ever made, the journal itself not counted
	Loose      journal.ID `json:"loose"`   // key of the folder of notes without a challenge; zero: none
	Challenges []outline  `json:"challenges"`
	Meetings   []planned  `json:"meetings"`
	Recent     []recent   `json:"recent"` // newest first
	Bin        []string   `json:"bin"`    // ids of what was deleted by itself

	rest  rawObject
	dirty bool
}

// outline is what a list shows of a challenge. Deleted ones stay here, marked,
// so that their folder is found when they are put back.
type outline struct {
	ID       journal.ID `json:"id"`
	Folder   journal.ID `json:"folder"`
	Gone     bool       `json:"gone,omitempty"`
	Title    string     `json:"title"`
	Status   string     `json:"status"`
	Voice    string     `json:"voice"`
	Loop     int        `json:"loop"`
	Loops    []string   `json:"loops"`    // ids of those that can be seen, oldest first
	Answered string     `json:"answered"` // ids with spaces between them, those of the log not among them
	Log      string     `json:"log"`      // kinds of notes in the current loop, likewise
	Touched  stamp      `json:"touched"`
}

// planned is a meeting that can be seen and has a day.
type planned struct {
	ID    journal.ID `json:"id"`
	Kind  string     `json:"kind"`
	Day   string     `json:"day"`
	Clock string     `json:"clock,omitempty"`
	Loops []string   `json:"loops"`
}

// recent is one of the newest notes.
type recent struct {
	Line      string     `json:"line"`
	Challenge journal.ID `json:"challenge"`
	Start     string     `json:"start"`
	SeenBy    string     `json:"seen,omitempty"`
}

// folder lists what belongs to a challenge, or the notes that belong to none.
type folder struct {
	Challenge  journal.ID    `json:"challenge"`
	Loops      []folderLoop  `json:"loops"`      // oldest first
	Indicators []folderSigns `json:"indicators"` // oldest first
	Segments   []segmentRef  `json:"segments"`   // oldest first

	key   journal.ID
	rest  rawObject
	dirty bool
}

type folderLoop struct {
	ID      journal.ID                `json:"id"`
	Created stamp                     `json:"created"`
	Gone    bool                      `json:"gone,omitempty"`
	Kinds   map[journal.EntryKind]int `json:"kinds"` // notes that aren't deleted by themselves
	First   string                    `json:"first"` // day of the first action
}

// folderSigns is an indicator with its measurements.
type folderSigns struct {
	ID           journal.ID   `json:"id"`
	Measurements []journal.ID `json:"m"`
}

// segment is a run of at most segmentSize notes, as lines in their order.
type segment struct {
	Lines []string `json:"e"`

	rest  rawObject
	dirty bool
}

type segmentRef struct {
	Key   journal.ID `json:"k"`
	Count int        `json:"n"`
	First string     `json:"f"` // place of its first line
	Last  string     `json:"l"` // place of its last
}

const (
	recentCount  = 32
	recentLength = 120
	segmentSize  = 256
)

// A line is "day order id kind loop": the day of the note, the time part of
// the stamp it was made with, its id, its kind, and its loop or "-". The first
// three are its place; places compare as texts.
const (
	lineDay   = 10
	lineID    = lineDay + 1 + stampOrder + 1
	lineEnd   = lineID + 26
	loopless  = "-"
	firstLine = "0000-00-00"
	lastLine  = "9999-99-99"
)

type lineParts struct {
	id   journal.ID
	day  journal.Day
	kind journal.EntryKind
	loop journal.ID
}

func makeLine(o *object) string {
	loop := loopless
	if !o.parent.IsZero() {
		loop = o.parent.String()
	}
	day := o.text(fieldDay)
	if len(day) != lineDay {
		day = firstLine
	}
	return strings.Join([]string{day, o.created.order(), o.id.String(), o.text(fieldKind), loop}, " ")
}

func placeOf(line string) string { return line[:min(lineEnd, len(line))] }

func parseLine(line string) (lineParts, error) {
	if len(line) < lineEnd+1 {
		return lineParts{}, damaged("a line of the index")
	}
	id, err := journal.ParseID(line[lineID:lineEnd])
	if err != nil {
		return lineParts{}, damaged("a line of the index")
	}
	kind, loop, _ := strings.Cut(line[lineEnd+1:], " ")
	p := lineParts{id: id, day: dayFrom(line[:lineDay]), kind: journal.EntryKind(kind)}
	if loop != loopless {
		if p.loop, err = journal.ParseID(loop); err != nil {
			return lineParts{}, damaged("a line of the index")
		}
	}
	return p, nil
}

// decodeKeeping reads a value and returns all its members, so that
// encodeKeeping can write back those that this version doesn't know.
func decodeKeeping(content []byte, v any) (rawObject, error) {
	all, err := parseRaw(content)
	if err != nil {
		return nil, err
	}
	return all, decode(content, v)
}

func encodeKeeping(v any, rest rawObject) []byte {
	content := encode(v)
	own, err := parseRaw(content)
	if err != nil {
		panic("store: " + err.Error()) // It was made in the line above.
	}
	known := len(own)
	for _, m := range rest {
		if own[:known].get(m.name) == nil {
			own = append(own, m)
		}
	}
	if len(own) == known {
		return content
	}
	return own.bytes()
}

func (r *Reader) home() (*home, error) {
	if r.cache.home != nil {
		return r.cache.home, nil
	}
	h := &home{}
	content, err := r.get(bucketIdx, journal.ID{})
	if err != nil {
		return nil, err
	}
	if content != nil {
		if h.rest, err = decodeKeeping(content, h); err != nil {
			return nil, err
		}
	}
	r.cache.home = h
	return h, nil
}

// current is the home record with everything that was written before in this
// transaction.
func (r *Reader) current() (*home, error) {
	if r.fresh != nil {
		if err := r.fresh(); err != nil {
			return nil, err
		}
	}
	return r.home()
}

func (h *home) outline(challenge journal.ID) *outline {
	for i := range h.Challenges {
		if h.Challenges[i].ID == challenge {
			return &h.Challenges[i]
		}
	}
	return nil
}

// folder returns the folder of a challenge, or of the notes without one for the
// zero ID; nil where there is none.
func (r *Reader) folder(challenge journal.ID) (*folder, error) {
	h, err := r.home()
	if err != nil {
		return nil, err
	}
	key := h.Loose
	if !challenge.IsZero() {
		out := h.outline(challenge)
		if out == nil {
			return nil, nil
		}
		key = out.Folder
	}
	if key.IsZero() {
		return nil, nil
	}
	if f, known := r.cache.folders[key]; known {
		return f, nil
	}
	content, err := r.get(bucketIdx, key)
	if err != nil {
		return nil, err
	}
	if content == nil {
		return nil, damaged("a folder that is not there")
	}
	f := &folder{key: key}
	if f.rest, err = decodeKeeping(content, f); err != nil {
		return nil, err
	}
	r.cache.folders[key] = f
	return f, nil
}

func (f *folder) loop(id journal.ID) *folderLoop {
	for i := range f.Loops {
		if f.Loops[i].ID == id {
			return &f.Loops[i]
		}
	}
	return nil
}

func (f *folder) signs(indicator journal.ID) *folderSigns {
	for i := range f.Indicators {
		if f.Indicators[i].ID == indicator {
			return &f.Indicators[i]
		}
	}
	return nil
}

func (r *Reader) segment(key journal.ID) (*segment, error) {
	if s, known := r.cache.segments[key]; known {
		return s, nil
	}
	content, err := r.get(bucketIdx, key)
	if err != nil {
		return nil, err
	}
	if content == nil {
		return nil, damaged("a segment that is not there")
	}
	s, err := parseSegment(content)
	if err != nil {
		return nil, err
	}
	r.cache.segments[key] = s
	return s, nil
}

// parseSegment is written out, since the segments of all challenges are read
// for one page of notes.
func parseSegment(content []byte) (*segment, error) {
	s := &segment{}
	var err error
	if s.rest, err = parseRaw(content); err != nil {
		return nil, err
	}
	list, err := parseRawList(s.rest.get("e"))
	if err != nil {
		return nil, err
	}
	s.Lines = make([]string, len(list), len(list)+1)
	for i, quote := range list {
		if len(quote) < 2 || quote[0] != '"' {
			return nil, damaged("a line of the index")
		}
		s.Lines[i] = string(quote[1 : len(quote)-1])
	}
	return s, nil
}

// insert puts a line into the segment it belongs to by its day. A full segment
// is split, but where notes arrive in order the next one is begun instead, so
// that segments stay full.
func (w *Writer) insert(f *folder, line string) error {
	place := placeOf(line)
	at := slices.IndexFunc(f.Segments, func(s segmentRef) bool { return place <= s.Last })
	if at < 0 {
		at = len(f.Segments) - 1
	}
	if at < 0 || (at == len(f.Segments)-1 && place > f.Segments[at].Last && f.Segments[at].Count >= segmentSize) {
		return w.addSegment(f, len(f.Segments), []string{line})
	}
	seg, err := w.segment(f.Segments[at].Key)
	if err != nil {
		return err
	}
	i, _ := slices.BinarySearchFunc(seg.Lines, place, func(line, place string) int { return strings.Compare(placeOf(line), place) })
	seg.Lines = slices.Insert(seg.Lines, i, line)
	if len(seg.Lines) > segmentSize {
		half := len(seg.Lines) / 2
		upper := slices.Clone(seg.Lines[half:])
		seg.Lines = seg.Lines[:half:half]
		if err := w.addSegment(f, at+1, upper); err != nil {
			return err
		}
	}
	f.settle(at, seg)
	return nil
}

func (w *Writer) addSegment(f *folder, at int, lines []string) error {
	key, err := w.newID()
	if err != nil {
		return err
	}
	seg := &segment{Lines: lines}
	w.cache.segments[key] = seg
	f.Segments = slices.Insert(f.Segments, at, segmentRef{Key: key})
	f.settle(at, seg)
	return nil
}

// settle brings the reference to a segment in line with its content.
func (f *folder) settle(at int, seg *segment) {
	ref := &f.Segments[at]
	ref.Count = len(seg.Lines)
	ref.First, ref.Last = placeOf(seg.Lines[0]), placeOf(seg.Lines[len(seg.Lines)-1])
	seg.dirty, f.dirty = true, true
}

// extract takes a line out of its segment; an empty segment goes.
func (w *Writer) extract(f *folder, line string) error {
	place := placeOf(line)
	for at, ref := range f.Segments {
		if place < ref.First || place > ref.Last {
			continue
		}
		seg, err := w.segment(ref.Key)
		if err != nil {
			return err
		}
		i := slices.Index(seg.Lines, line)
		if i < 0 {
			continue
		}
		seg.Lines = slices.Delete(seg.Lines, i, i+1)
		f.dirty = true
		if len(seg.Lines) > 0 {
			f.settle(at, seg)
			return nil
		}
		delete(w.cache.segments, ref.Key)
		f.Segments = slices.Delete(f.Segments, at, at+1)
		return w.remove(bucketIdx, ref.Key)
	}
	return damaged("a note that its challenge does not know")
}
