package font

import (
	"encoding/binary"
	"slices"
)

// Subset is a font with some of the glyphs only, in the order given, so that the
// first is glyph 0 of the new font; it should be that of no character. Glyphs may
// stand there twice. Parts that a glyph is put together from follow at the end.
func (f *Face) Subset(glyphs []uint16) []byte {
	all := slices.Clone(glyphs)
	place := make(map[uint16]int, len(all))
	for i, g := range all {
		if _, seen := place[g]; !seen {
			place[g] = i
		}
	}
	var outlines []byte
	var loca, hmtx []byte
	for i := 0; i < len(all); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(outlines)))
		outline := slices.Clone(f.tables["glyf"][f.offsets[all[i]]:f.offsets[all[i]+1]])
		for _, at := range parts(outline) {
			part := u16(outline, at)
			if _, seen := place[part]; !seen {
				place[part] = len(all)
				all = append(all, part)
			}
			binary.BigEndian.PutUint16(outline[at:], uint16(place[part]))
		}
		outlines = append(outlines, outline...)
		for len(outlines)%4 != 0 {
			outlines = append(outlines, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, f.widths[all[i]])
		hmtx = binary.BigEndian.AppendUint16(hmtx, f.bearing(outline))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(outlines)))

	head, hhea, maxp := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"]), slices.Clone(f.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)  // its own sum, set when all is there
	binary.BigEndian.PutUint16(head[50:], 1) // offsets in four bytes
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(all)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(all)))
	return assemble([]table{
		{"glyf", outlines}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	})
}

// bearing is how far the outline stands from the left, which is its box.
func (f *Face) bearing(outline []byte) uint16 {
	if len(outline) < 10 {
		return 0
	}
	return u16(outline, 2)
}

// Flags of a glyph that is put together from others.
const (
	wordArguments = 1 << 0
	oneScale      = 1 << 3
	moreParts     = 1 << 5
	twoScales     = 1 << 6
	fourScales    = 1 << 7
)

// parts are the places in an outline where it names the glyphs it is put together
// from.
func parts(outline []byte) []int {
	if len(outline) < 10 || int16(u16(outline, 0)) >= 0 {
		return nil
	}
	var found []int
	for at := 10; ; {
		flags := u16(outline, at)
		found = append(found, at+2)
		at += 4 + 2
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			return found
		}
	}
}

type table struct {
	tag  string
	data []byte
}

// assemble puts tables, sorted by their tags, together as a font file.
func assemble(tables []table) []byte {
	power, log := 1, 0
	for power*2 <= len(tables) {
		power, log = power*2, log+1
	}
	out := []byte{0, 1, 0, 0}
	for _, n := range []int{len(tables), power * 16, log, len(tables)*16 - power*16} {
		out = binary.BigEndian.AppendUint16(out, uint16(n))
	}
	at := 12 + 16*len(tables)
	head := 0
	for _, t := range tables {
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, sum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-sum(out))
	return out
}

func sum(data []byte) uint32 {
	var total uint32
	for i := 0; i < len(data); i += 4 {
		var word [4]byte
		copy(word[:], data[i:])
		total += binary.BigEndian.Uint32(word[:])
	}
	return total
}
