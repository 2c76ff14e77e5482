package store

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"stjerne/journal"
)

// vector tells for each session up to which of its revisions something covers.
type vector map[string]uint64

func (v vector) join(other vector) vector {
	joined := vector{}
	for s, n := range v {
		joined[s] = n
	}
	for s, n := range other {
		joined[s] = max(joined[s], n)
	}
	return joined
}

func splitRevision(id journal.RevisionID) (session string, n uint64) {
	session, number, _ := strings.Cut(string(id), ":")
	n, err := strconv.ParseUint(number, 10, 64)
	if err != nil {
		return "", 0
	}
	return session, n
}

func revisionID(session string, n uint64) journal.RevisionID {
	return journal.RevisionID(session + ":" + strconv.FormatUint(n, 10))
}

// head is a revision that nothing replaced yet, or, without its vector, one of
// the earlier ones.
type head struct {
	raw   rawObject
	id    journal.RevisionID
	vv    vector
	stamp stamp
	at    time.Time
	day   journal.Day
	words string
	from  journal.RevisionID
	// keep is set on a revision that somebody else replaced. Thinning would drop it
	// as soon as its ten minutes had another one, and then words that their writer
	// never took back would be nowhere.
	keep bool
}

func parseHead(content []byte) (head, error) {
	raw, err := parseRaw(content)
	if err != nil {
		return head{}, err
	}
	h := head{
		raw: raw, id: journal.RevisionID(raw.text("id")), stamp: stamp(raw.text("at")), day: dayFrom(raw.text("day")),
		words: raw.text("w"), from: journal.RevisionID(raw.text("from")), keep: string(raw.get("keep")) == "true",
	}
	h.at = instant(raw.number("t"), h.stamp)
	if vv := raw.get("vv"); vv != nil {
		if h.vv, err = parseVector(vv); err != nil {
			return head{}, err
		}
	}
	return h, nil
}

func parseVector(content []byte) (vector, error) {
	raw, err := parseRaw(content)
	if err != nil {
		return nil, err
	}
	v := make(vector, len(raw))
	for _, m := range raw {
		if v[m.name], err = strconv.ParseUint(string(m.value), 10, 64); err != nil {
			return nil, damaged("a version vector")
		}
	}
	return v, nil
}

func newHead(id journal.RevisionID, vv vector, s stamp, now time.Time, words string, from journal.RevisionID, over []journal.RevisionID) head {
	h := head{id: id, vv: vv, stamp: s, at: time.UnixMilli(now.UnixMilli()), day: journal.DayOf(now), words: words, from: from}
	h.raw.setText("id", string(id))
	h.raw.set("vv", encode(vv))
	h.raw.setText("at", string(s))
	if ms := now.UnixMilli(); ms != s.milli() {
		h.raw.set("t", strconv.AppendInt(nil, ms, 10))
	}
	h.raw.setText("day", h.day.String())
	if from != "" {
		h.raw.setText("from", string(from))
	}
	if len(over) > 0 {
		h.raw.set("over", encode(over))
	}
	h.raw.setText("w", words)
	return h
}

// earlier is the head as it is kept once it was replaced: what it covered is
// covered by its successors as well.
func (h head) earlier() head {
	raw := slices.Clone(h.raw)
	raw.drop("vv")
	h.raw, h.vv = raw, nil
	return h
}

// kept is an earlier revision that thinning never drops.
func (h head) kept() head {
	raw := slices.Clone(h.raw)
	raw.set("keep", []byte("true"))
	h.raw, h.keep = raw, true
	return h
}

func (h head) revision() journal.Revision {
	return journal.Revision{ID: h.id, At: h.at, Day: h.day, Words: h.words}
}

// record is a value of the bucket text: one text with the words that stand now.
type record struct {
	key    journal.ID
	object journal.ID
	name   string
	first  journal.Day
	heads  []head // newest first
	packs  []packRef
	erased vector
	raw    rawObject
	dirty  bool
}

// packRef is a reference to a pack of earlier revisions.
type packRef struct {
	Key   journal.ID `json:"k"`
	Count int        `json:"n"`
	// Latest is the clock time in milliseconds of the latest revision in the pack.
	Latest int64 `json:"t"`
	// Newest is the stamp of its newest.
	Newest stamp `json:"s"`
}

func parseRecord(key journal.ID, content []byte) (*record, error) {
	raw, err := parseRaw(content)
	if err != nil {
		return nil, err
	}
	r := &record{key: key, raw: raw, name: raw.text("field"), first: dayFrom(raw.text("first"))}
	if r.object, err = journal.ParseID(raw.text("object")); err != nil {
		return nil, damaged("object of a text")
	}
	if list := raw.get("heads"); list != nil {
		parts, err := parseRawList(list)
		if err != nil {
			return nil, err
		}
		for _, part := range parts {
			h, err := parseHead(part)
			if err != nil {
				return nil, err
			}
			r.heads = append(r.heads, h)
		}
	}
	r.sortHeads()
	if packs := raw.get("packs"); packs != nil {
		if err := decode(packs, &r.packs); err != nil {
			return nil, err
		}
	}
	if erased := raw.get("erased"); erased != nil {
		if err := decode(erased, &r.erased); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *record) sortHeads() {
	slices.SortFunc(r.heads, func(a, b head) int { return -cmp.Compare(a.stamp, b.stamp) })
}

func (r *record) bytes() []byte {
	r.raw.setText("object", r.object.String())
	r.raw.setText("field", r.name)
	if !r.first.IsZero() {
		r.raw.setText("first", r.first.String())
	}
	heads := []byte{'['}
	for i, h := range r.heads {
		if i > 0 {
			heads = append(heads, ',')
		}
		heads = append(heads, h.raw.bytes()...)
	}
	r.raw.set("heads", append(heads, ']'))
	if len(r.packs) > 0 {
		r.raw.set("packs", encode(r.packs))
	} else {
		r.raw.drop("packs")
	}
	if len(r.erased) > 0 {
		r.raw.set("erased", encode(r.erased))
	}
	return r.raw.bytes()
}

// text is what the domain sees. lead names the head whose words stand first;
// where it is none of them, the newest does.
func (r *record) text(lead journal.RevisionID) journal.Text {
	if r == nil || len(r.heads) == 0 {
		return journal.Text{}
	}
	main := 0
	for i := range r.heads {
		if r.heads[i].id == lead {
			main = i
		}
	}
	h := r.heads[main]
	t := journal.Text{Words: h.words, Rev: h.id, Written: h.day, First: r.first, At: h.at, Carried: h.from}
	for i := range r.heads {
		if i != main {
			t.Others = append(t.Others, r.heads[i].revision())
		}
	}
	return t
}

// words are the words that stand now, "" where nothing does.
func (r *record) words() string {
	if r == nil || len(r.heads) == 0 {
		return ""
	}
	return r.heads[0].words
}

// all is everything the record covers: no new revision may have a number in it.
func (r *record) all() vector {
	joined := vector{}.join(r.erased)
	for _, h := range r.heads {
		joined = joined.join(h.vv)
	}
	return joined
}

// stood is what stands in a text, for undo: words and where they came from.
type stood struct {
	Words string             `json:"w"`
	From  journal.RevisionID `json:"from,omitempty"`
}

func (r *record) standing() []stood {
	if r == nil {
		return nil
	}
	list := make([]stood, 0, len(r.heads))
	for _, h := range r.heads {
		list = append(list, stood{h.words, h.from})
	}
	return list
}

// mark is a fingerprint of what stands, so that undo can tell whether it is
// still what a step left without keeping the words twice. Nothing written and
// nothing left standing are the same to a leader.
func mark(list []stood) string {
	words := make([]string, 0, len(list))
	for _, s := range list {
		if s.Words != "" {
			words = append(words, s.Words)
		}
	}
	slices.Sort(words)
	sum := fnv.New128a()
	for _, w := range words {
		// Hashes never fail to write.
		_, _ = sum.Write(encode(w))
	}
	return strconv.FormatUint(uint64(len(words)), 10) + "-" + hexOf(sum.Sum(nil))
}

const hexDigits = "0123456789abcdef"

func hexOf(b []byte) string {
	out := make([]byte, 0, 2*len(b))
	for _, c := range b {
		out = append(out, hexDigits[c>>4], hexDigits[c&15])
	}
	return string(out)
}
