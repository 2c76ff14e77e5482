package store

import (
	"bytes"
	"cmp"
	"compress/flate"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// mostSides is how many packs are read side by side at most: a leader's machine
// has something else to do as well.
const mostSides = 4

// history is every revision of a text that is kept, oldest first, heads included.
// The earlier ones are as a leader sees them: what else was written of them, by
// this version or a later one, is not read, so they can't be written back.
func (r *Reader) history(rec *record) ([]head, error) { return r.historyFrom(rec, rec.packs) }

// recent is the revisions of a text in its newest packs, at least n of them where
// there are as many, oldest first.
func (r *Reader) recent(rec *record, n int) ([]head, error) {
	packs := slices.Clone(rec.packs)
	slices.SortFunc(packs, func(a, b packRef) int { return -cmp.Compare(a.Newest, b.Newest) })
	have := len(rec.heads)
	for i, p := range packs {
		if have >= n {
			packs = packs[:i]
			break
		}
		have += p.Count
	}
	return r.historyFrom(rec, packs)
}

func (r *Reader) historyFrom(rec *record, refs []packRef) ([]head, error) {
	packs := make([][]byte, len(refs))
	for i, p := range refs {
		var err error
		if packs[i], err = r.packed(p.Key); err != nil {
			return nil, err
		}
	}
	list := slices.Clone(rec.heads)
	parts, err := pastOf(packs)
	if err != nil {
		return nil, err
	}
	for _, part := range parts {
		list = append(list, part...)
	}
	slices.SortFunc(list, func(a, b head) int { return cmp.Compare(a.stamp, b.stamp) })
	return list, nil
}

// pastOf reads packs that lie in memory, side by side.
func pastOf(packs [][]byte) ([][]head, error) {
	sides := min(runtime.GOMAXPROCS(0), mostSides, len(packs))
	parts := make([][]head, len(packs))
	faults := make([]error, sides)
	var all sync.WaitGroup
	for side := range sides {
		all.Go(func() {
			u := &unpacker{}
			for i := side; i < len(packs) && faults[side] == nil; i += sides {
				parts[i], faults[side] = u.past(packs[i])
			}
		})
	}
	all.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// unpacker inflates packs one after the other into the same memory.
type unpacker struct {
	z    io.ReadCloser
	from bytes.Reader
	into bytes.Buffer
}

func (u *unpacker) past(content []byte) ([]head, error) {
	u.from.Reset(content)
	u.into.Reset()
	if u.z == nil {
		u.z = flate.NewReader(&u.from)
	} else if err := u.z.(flate.Resetter).Reset(&u.from, nil); err != nil {
		return nil, damaged("a pack of revisions: %v", err)
	}
	if _, err := u.into.ReadFrom(u.z); err != nil {
		return nil, damaged("a pack of revisions: %v", err)
	}
	parts, err := parseRawList(u.into.Bytes())
	if err != nil {
		return nil, err
	}
	list := make([]head, 0, len(parts))
	for _, part := range parts {
		h, err := parseEarlier(part)
		if err != nil {
			return nil, err
		}
		h.words = wordsOf(h.raw.get("w"))
		// The memory is used for the next pack.
		h.raw = nil
		list = append(list, h)
	}
	return list, nil
}

// wordsOf is what a JSON text says, "" for what is none. Thousands of whole
// answers are read here at once, and encoding/json takes three times as long.
func wordsOf(value []byte) string {
	if len(value) < 2 || value[0] != '"' {
		return ""
	}
	rest := value[1 : len(value)-1]
	var b strings.Builder
	b.Grow(len(rest))
	for {
		at := bytes.IndexByte(rest, '\\')
		if at < 0 || at+1 == len(rest) {
			b.Write(rest)
			return b.String()
		}
		b.Write(rest[:at])
		sign := rest[at+1]
		rest = rest[at+2:]
		if sign != 'u' {
			if i := strings.IndexByte("nrtbf", sign); i >= 0 {
				sign = "\n\r\t\b\f"[i]
			}
			b.WriteByte(sign)
			continue
		}
		var c rune
		c, rest = hexRune(rest)
		if utf16.IsSurrogate(c) && bytes.HasPrefix(rest, []byte(`\u`)) {
			if second, after := hexRune(rest[2:]); utf16.DecodeRune(c, second) != utf8.RuneError {
				c, rest = utf16.DecodeRune(c, second), after
			}
		}
		// What is half a pair is written as the sign for what can't be read.
		b.WriteRune(c)
	}
}

// hexRune reads the four digits that a character is written with in JSON.
func hexRune(digits []byte) (c rune, rest []byte) {
	if len(digits) < 4 {
		return utf8.RuneError, nil
	}
	n, err := strconv.ParseUint(string(digits[:4]), 16, 16)
	if err != nil {
		return utf8.RuneError, digits[4:]
	}
	return rune(n), digits[4:]
}
