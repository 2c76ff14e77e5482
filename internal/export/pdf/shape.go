package pdf

import (
	"unicode"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"stjerne/internal/export/pdf/font"
	"stjerne/internal/export/safe"
	"stjerne/internal/summary"
)

// box stands for a character that no font has.
const box = '□'

// fonts are the fonts that a document is set in, by face.
type fonts [3]*font.Face

func loadFonts() (fonts, error) {
	var all fonts
	for i, load := range []func() (*font.Face, error){font.Regular, font.Bold, font.Symbols} {
		f, err := load()
		if err != nil {
			return all, err
		}
		all[i] = f
	}
	return all, nil
}

// glyph is a character as it is drawn. Its advance is in points and holds the
// kerning before it.
type glyph struct {
	r       rune
	id      uint16
	face    face
	style   uint16 // of those of its text
	kern    int16  // in thousandths of the size
	advance float32
}

// shaped is a text as glyphs, with line ends as glyphs of their own.
type shaped struct {
	glyphs []glyph
	styles []style
}

// find is the face that has a character: that of the style, else the one of signs.
func (f fonts) find(r rune, want face) (face, uint16, bool) {
	if id, ok := f[want].Glyph(r); ok {
		return want, id, true
	}
	if id, ok := f[symbols].Glyph(r); ok {
		return symbols, id, true
	}
	return 0, 0, false
}

// add puts a text in a style at the end. Every character of it is drawn; for what
// no font has there is a box, one for each character that a reader sees.
func (s *shaped) add(f fonts, text string, st style) {
	s.styles = append(s.styles, st)
	text = norm.NFC.String(safe.Visible(text))
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r == '\n' {
			s.glyphs = append(s.glyphs, glyph{r: '\n', style: uint16(len(s.styles) - 1)})
			continue
		}
		// What follows may belong to the character: a mark, or the next part of an emoji.
		// Plain letters, nearly all there is, are not looked at any closer.
		if r < 0x300 && (i+1 == len(runes) || runes[i+1] < 0x300) {
			s.one(f, r, st)
			continue
		}
		cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(string(runes[i:min(i+maxCluster, len(runes))]), -1)
		parts := []rune(cluster)
		s.cluster(f, parts, st)
		i += len(parts) - 1
	}
}

// maxCluster is how far a character is looked for; a longer one is several.
const maxCluster = 64

// cluster adds the parts of one character a reader sees.
func (s *shaped) cluster(f fonts, parts []rune, st style) {
	if _, _, ok := f.find(parts[0], st.face); !ok && !invisible(parts[0]) {
		s.one(f, box, st)
		return
	}
	for _, r := range parts {
		s.one(f, r, st)
	}
}

func (s *shaped) one(f fonts, r rune, st style) {
	found, id, ok := f.find(r, st.face)
	if !ok {
		if invisible(r) {
			return
		}
		r = box
		found, id, _ = f.find(r, st.face)
	}
	g := glyph{r: r, id: id, face: found, style: uint16(len(s.styles) - 1)}
	if n := len(s.glyphs); n > 0 {
		before := s.glyphs[n-1]
		if before.face == found && before.r != '\n' && s.styles[before.style].size == st.size {
			g.kern = int16(f[found].Kern(before.id, id))
		}
	}
	g.advance = float32(float64(f[found].Advance(id)+int(g.kern)) * st.size / 1000)
	s.glyphs = append(s.glyphs, g)
}

// invisible tells of characters that have no picture of their own: joiners, those
// that choose between pictures, soft hyphens.
func invisible(r rune) bool {
	return unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || unicode.Is(unicode.Variation_Selector, r) ||
		unicode.Is(unicode.Cf, r)
}

// shape makes glyphs of a text of several styles, from the style of its plain parts.
func (f fonts) shape(in summary.Inline, plain style) *shaped {
	s := &shaped{}
	for _, run := range in {
		st := plain
		switch run.Style {
		case summary.Strong:
			st.face = bold
		case summary.Muted:
			st.ink = muted
		}
		if st.link = address(run.Link); st.link != "" {
			st.ink = accent
		}
		s.add(f, run.Text, st)
	}
	return s
}

// plainShape makes glyphs of a text of one style.
func (f fonts) plainShape(text string, st style) *shaped {
	s := &shaped{}
	s.add(f, text, st)
	return s
}

// width is how wide glyphs are, in points.
func width(glyphs []glyph) float64 {
	var w float64
	for _, g := range glyphs {
		w += float64(g.advance)
	}
	return w
}
