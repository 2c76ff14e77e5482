package store

import (
	"slices"
	"strings"

	"stjerne/journal"
)

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
	key, err := w.newID(bucketIdx)
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
