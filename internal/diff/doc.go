// Package diff tells two versions of a text apart by word, for a reader and not
// for a program: what was rewritten stands together, out first and in after it,
// and little words that happen to be the same on both sides do not break it up.
//
// It knows no language but what a word is: letters, digits and what combines
// with them, with hyphens and apostrophes inside. A Danish compound is one word,
// however long; æ, ø and å are letters, composed or not.
package diff

// Kind says what became of a part of a text.
type Kind int

// The kinds of parts.
const (
	Same Kind = iota // stands in both texts
	Out              // stood in the old one only
	In               // stands in the new one only
)

// Part is a piece of a text.
type Part struct {
	Kind Kind
	Text string
}

// Words is the difference between two texts. All Same and Out parts joined are
// the old text and all Same and In parts the new one, byte for byte, whatever
// bytes those are. No part is empty, and no two neighbours are of one kind; an
// In never stands before the Out that it replaced.
//
// The work grows with the texts' length and not with how much they differ:
// where they differ too much, or are too long, coarser parts come back.
func Words(old, new string) []Part {
	if old == new {
		if old == "" {
			return nil
		}
		return []Part{{Same, old}}
	}
	known := map[string]int32{}
	a, b := tokens(old, known), tokens(new, known)
	d := &differ{}
	if len(a.ids)+len(b.ids) > manyTokens {
		d.lines(a, b)
	} else {
		d.find(a.ids, b.ids, 0, 0, 0)
	}
	return parts(a, b, tidy(a, b, changes(d.runs, len(a.ids), len(b.ids))))
}

// parts cuts the texts where the changes begin and end.
func parts(a, b *text, list []change) []Part {
	var out []Part
	put := func(k Kind, s string) {
		if s != "" {
			out = append(out, Part{k, s})
		}
	}
	at := 0
	for _, c := range list {
		put(Same, a.between(at, c.a0))
		put(Out, a.between(c.a0, c.a1))
		put(In, b.between(c.b0, c.b1))
		at = c.a1
	}
	put(Same, a.between(at, len(a.ids)))
	return out
}
