package font

import (
	"encoding/binary"
	"fmt"
)

// Face is a TrueType font. It never changes after Parse.
type Face struct {
	// Name is the name of the font as a PDF has it, without spaces.
	Name string
	// Ascent, Descent and CapHeight are in thousandths of the size; Descent is
	// negative. Box is the box around all glyphs, left, bottom, right, top.
	Ascent, Descent, CapHeight int
	Box                        [4]int

	data    []byte
	tables  map[string][]byte
	em      int
	glyphs  map[rune]uint16
	low     [0x600]uint16 // the same, for what nearly every text is written with
	widths  []uint16      // in units of the font
	offsets []uint32      // of each glyph in glyf, and of the end
	kerning map[uint32]int16
}

// Parse reads a font. It fails where the font lacks a table it is read by, which can
// only be a programmer's error: the fonts are part of the program.
func Parse(name string, data []byte) (*Face, error) {
	f := &Face{Name: name, data: data, tables: map[string][]byte{}, glyphs: map[rune]uint16{}}
	if len(data) < 12 {
		return nil, fmt.Errorf("font %s: no font", name)
	}
	for i := range int(u16(data, 4)) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, fmt.Errorf("font %s: cut in its directory", name)
		}
		from, size := int(u32(data, at+8)), int(u32(data, at+12))
		if from+size > len(data) {
			return nil, fmt.Errorf("font %s: cut", name)
		}
		f.tables[string(data[at:at+4])] = data[from : from+size]
	}
	for tag, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "OS/2": 90, "hmtx": 4, "loca": 4, "glyf": 0, "cmap": 12} {
		if table, ok := f.tables[tag]; !ok || len(table) < least {
			return nil, fmt.Errorf("font %s: table %s is not whole", name, tag)
		}
	}
	f.measures()
	if err := f.characters(); err != nil {
		return nil, err
	}
	f.pairs()
	return f, nil
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

func (f *Face) measures() {
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.em = int(u16(head, 18))
	of := func(b []byte, at int) int { return int(int16(u16(b, at))) * 1000 / f.em }
	f.Ascent, f.Descent = of(hhea, 4), of(hhea, 6)
	f.CapHeight = of(f.tables["OS/2"], 88)
	f.Box = [4]int{of(head, 36), of(head, 38), of(head, 40), of(head, 42)}
	count, long := int(u16(f.tables["maxp"], 4)), int(u16(hhea, 34))
	f.widths = make([]uint16, count)
	for i := range f.widths {
		f.widths[i] = u16(f.tables["hmtx"], 4*min(i, long-1))
	}
	f.offsets = make([]uint32, count+1)
	for i := range f.offsets {
		if u16(head, 50) == 0 {
			f.offsets[i] = 2 * uint32(u16(f.tables["loca"], 2*i))
		} else {
			f.offsets[i] = u32(f.tables["loca"], 4*i)
		}
	}
}

// characters reads the table of characters, format 4, which holds all of Unicode's
// first plane.
func (f *Face) characters() error {
	cmap := f.tables["cmap"]
	for i := range int(u16(cmap, 2)) {
		sub := cmap[u32(cmap, 4+8*i+4):]
		if u16(sub, 0) != 4 {
			continue
		}
		segments := int(u16(sub, 6)) / 2
		for s := range segments {
			last, first := u16(sub, 14+2*s), u16(sub, 16+2*(segments+s))
			delta, at := u16(sub, 16+2*(2*segments+s)), 16+2*(3*segments+s)
			skip := int(u16(sub, at))
			for c := int(first); c <= int(last) && c < 0xffff; c++ {
				glyph := uint16(c) + delta
				if skip != 0 {
					if glyph = u16(sub, at+skip+2*(c-int(first))); glyph != 0 {
						glyph += delta
					}
				}
				if glyph != 0 {
					f.glyphs[rune(c)] = glyph
					if c < len(f.low) {
						f.low[c] = glyph
					}
				}
			}
		}
		return nil
	}
	return fmt.Errorf("font %s: no table of characters that is known", f.Name)
}

// pairs reads the kerning of pairs, where there is any.
func (f *Face) pairs() {
	kern := f.tables["kern"]
	if len(kern) < 18 {
		return
	}
	count := min(int(u16(kern, 10)), (len(kern)-18)/6)
	f.kerning = make(map[uint32]int16, count)
	for i := range count {
		f.kerning[u32(kern, 18+6*i)] = int16(u16(kern, 18+6*i+4))
	}
}

// Glyph is the glyph of a character; false where the font has none.
func (f *Face) Glyph(r rune) (uint16, bool) {
	if r >= 0 && int(r) < len(f.low) {
		return f.low[r], f.low[r] != 0
	}
	glyph, ok := f.glyphs[r]
	return glyph, ok
}

// Advance is the width of a glyph in thousandths of the size.
func (f *Face) Advance(glyph uint16) int { return int(f.widths[glyph]) * 1000 / f.em }

// Kern is by how much a glyph moves towards the one before it, in thousandths of the
// size; negative is nearer.
func (f *Face) Kern(before, glyph uint16) int {
	return int(f.kerning[uint32(before)<<16|uint32(glyph)]) * 1000 / f.em
}
