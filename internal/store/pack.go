package store

import (
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"slices"

	"stjerne/journal"
)

// packSize is how many earlier revisions lie in one pack. They are much alike,
// so together they deflate to little.
const packSize = 32

// packer deflates packs. Its two deflaters are large, so they are made once for
// a transaction.
type packer struct{ fast, small *flate.Writer }

// encode writes revisions, oldest first, as deflated JSON. A pack that is still
// open is written anew with the next revision, so there speed counts.
func (p *packer) encode(list []head) []byte {
	z, level := &p.small, flate.DefaultCompression
	if len(list) < packSize {
		z, level = &p.fast, flate.BestSpeed
	}
	var b bytes.Buffer
	if *z == nil {
		// The levels are valid ones.
		*z, _ = flate.NewWriter(&b, level)
	} else {
		(*z).Reset(&b)
	}
	// A buffer takes everything.
	_, _ = (*z).Write([]byte{'['})
	for i, h := range list {
		if i > 0 {
			_, _ = (*z).Write([]byte{','})
		}
		_, _ = (*z).Write(h.raw.bytes())
	}
	_, _ = (*z).Write([]byte{']'})
	_ = (*z).Close()
	return b.Bytes()
}

// decodePack reads revisions without their words, which lie unread in their raw
// form: to thin and to write a pack anew nobody has to know what they say.
func decodePack(content []byte) ([]head, error) {
	all, err := io.ReadAll(flate.NewReader(bytes.NewReader(content)))
	if err != nil {
		return nil, damaged("a pack of revisions: %v", err)
	}
	parts, err := parseRawList(all)
	if err != nil {
		return nil, err
	}
	list := make([]head, 0, len(parts))
	for _, part := range parts {
		h, err := parseEarlier(part)
		if err != nil {
			return nil, err
		}
		list = append(list, h)
	}
	return list, nil
}

// parseEarlier is an earlier revision but for its words.
func parseEarlier(content []byte) (head, error) {
	raw, err := parseRaw(content)
	if err != nil {
		return head{}, err
	}
	h := head{
		raw: raw, id: journal.RevisionID(raw.text("id")), stamp: stamp(raw.text("at")), day: dayFrom(raw.text("day")),
		from: journal.RevisionID(raw.text("from")), keep: string(raw.get("keep")) == "true",
	}
	h.at = instant(raw.number("t"), h.stamp)
	return h, nil
}

// packed is a pack as it lies in the file.
func (r *Reader) packed(key journal.ID) ([]byte, error) {
	content, err := r.get(bucketRev, key)
	if content == nil && err == nil {
		err = damaged("a pack of revisions that is not there")
	}
	return content, err
}

// loadPack reads the revisions of a pack, without their words.
func (r *Reader) loadPack(key journal.ID) ([]head, error) {
	content, err := r.packed(key)
	if err != nil {
		return nil, err
	}
	return decodePack(content)
}

// retire moves replaced heads of a text to its earlier revisions and thins
// those. The heads that stand now are in rec.heads already. Even where nothing
// is replaced a new head may be the last of its ten minutes in place of another.
func (w *Writer) retire(rec *record, replaced []head) error {
	if len(replaced)+len(rec.packs) == 0 {
		return nil
	}
	window := make([]head, 0, packSize+len(replaced))
	closed := rec.packs
	if n := len(closed); n > 0 && closed[n-1].Count < packSize {
		// The last pack is still open and is written anew.
		var err error
		if window, err = w.loadPack(closed[n-1].Key); err != nil {
			return err
		}
		closed = closed[:n-1]
	}
	for _, h := range replaced {
		window = append(window, h.earlier())
	}
	if !follows(closed, window, rec.heads) {
		// The clock was set back, or an old head was replaced at last: what is
		// in closed packs may have to go too, so all of them are thinned anew.
		for i := len(closed) - 1; i >= 0; i-- {
			list, err := w.loadPack(closed[i].Key)
			if err != nil {
				return err
			}
			window = append(list, window...)
		}
		closed = nil
	}
	kept := thinWindow(closed, window, rec.heads)
	if before := len(window) - len(replaced); len(closed) >= len(rec.packs)-1 && sameRevisions(kept, window[:before]) {
		// While typing, what is replaced is mostly dropped at once.
		return nil
	}
	return w.repack(rec, closed, kept)
}

func sameRevisions(a, b []head) bool {
	return slices.EqualFunc(a, b, func(x, y head) bool { return x.id == y.id })
}

// follows tells whether all of the window and the heads is later, by stamp and
// by the clock, than what is in closed packs. Then nothing in those changes.
func follows(closed []packRef, window, heads []head) bool {
	var newest stamp
	var latest int64
	for _, p := range closed {
		newest, latest = max(newest, p.Newest), max(latest, p.Latest)
	}
	for _, list := range [][]head{window, heads} {
		for _, h := range list {
			if len(closed) > 0 && (h.stamp <= newest || h.at.UnixMilli() < latest) {
				return false
			}
		}
	}
	return true
}

// thinWindow thins the revisions that are not in closed packs. The last of the
// closed ones takes part as a witness, so that a day which began there has its
// first revision there.
func thinWindow(closed []packRef, window, heads []head) []head {
	set := make([]timed, 0, len(window)+len(heads)+1)
	for _, h := range window {
		set = append(set, timed{h.stamp, h.at.UnixMilli(), h.keep})
	}
	for _, h := range heads {
		set = append(set, timed{h.stamp, h.at.UnixMilli(), true})
	}
	for _, p := range closed {
		set = append(set, timed{p.Newest, p.Latest, true})
	}
	keep := thin(set)
	kept := make([]head, 0, len(window))
	for i, h := range window {
		if keep[i] {
			kept = append(kept, h)
		}
	}
	slices.SortFunc(kept, func(a, b head) int { return cmp.Compare(a.stamp, b.stamp) })
	return kept
}

// repack writes the window after the closed packs, and removes packs that are
// no longer named.
func (w *Writer) repack(rec *record, closed []packRef, window []head) error {
	free := rec.packs[len(closed):]
	packs := slices.Clone(closed)
	for len(window) > 0 {
		part := window[:min(packSize, len(window))]
		window = window[len(part):]
		ref := packRef{Count: len(part), Newest: part[len(part)-1].stamp}
		for _, h := range part {
			ref.Latest = max(ref.Latest, h.at.UnixMilli())
		}
		if len(free) > 0 {
			ref.Key, free = free[0].Key, free[1:]
		} else {
			var err error
			if ref.Key, err = w.newID(bucketRev); err != nil {
				return err
			}
		}
		if err := w.put(bucketRev, ref.Key, w.packer.encode(part)); err != nil {
			return err
		}
		packs = append(packs, ref)
	}
	for _, p := range free {
		if err := w.remove(bucketRev, p.Key); err != nil {
			return err
		}
	}
	rec.packs, rec.dirty = packs, true
	return nil
}
