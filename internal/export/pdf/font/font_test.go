package font_test

import (
	"testing"

	"stjerne/internal/export/pdf/font"
)

// What Danish and English are written with stands in both weights; the signs of the
// program in the third font.
func TestCovered(t *testing.T) {
	for name, load := range map[string]func() (*font.Face, error){"regular": font.Regular, "bold": font.Bold} {
		f, err := load()
		if err != nil {
			t.Fatal(err)
		}
		for r := rune(0x20); r < 0x250; r++ {
			if r >= 0x7f && r < 0xa0 || r == 0xad {
				continue
			}
			if _, ok := f.Glyph(r); !ok {
				t.Errorf("%s lacks %q", name, r)
			}
		}
		for _, r := range "ΑΩάжЯ–—»«„“…½×€•" {
			if _, ok := f.Glyph(r); !ok {
				t.Errorf("%s lacks %q", name, r)
			}
		}
		a, _ := f.Glyph('A')
		v, _ := f.Glyph('V')
		if f.Kern(a, v) >= 0 {
			t.Errorf("%s does not move A and V together", name)
		}
	}
	signs, err := font.Symbols()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "☹☺★▴●○□→≠≥√␀␛␡" {
		if _, ok := signs.Glyph(r); !ok {
			t.Errorf("the signs lack %q", r)
		}
	}
}

// A part of a font is a font: its glyphs are as wide as they were, and those that a
// letter is put together from are there too.
func TestSubset(t *testing.T) {
	f, err := font.Regular()
	if err != nil {
		t.Fatal(err)
	}
	var glyphs []uint16
	for _, r := range "\x00Æåé" {
		g, _ := f.Glyph(r)
		glyphs = append(glyphs, g)
	}
	data := f.Subset(glyphs)
	if len(data) > 4000 {
		t.Errorf("four glyphs take %d bytes", len(data))
	}
	if string(data) != string(f.Subset(glyphs)) {
		t.Error("the same glyphs gave other bytes")
	}
}

func TestDamaged(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("no font"), make([]byte, 300)} {
		if _, err := font.Parse("x", data); err == nil {
			t.Errorf("%d bytes that are no font were read", len(data))
		}
	}
}
