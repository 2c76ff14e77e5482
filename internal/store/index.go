package store

import (
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
