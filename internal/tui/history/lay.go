package history

import (
	"strings"

	"stjerne/internal/diff"
	"stjerne/internal/tui/ui"
)

// line is a line as it is drawn.
type line []diff.Part

// layout is the words of a difference, broken into lines of a width.
type layout struct {
	of    pair
	w     int
	lines []line
	first int // the first line on which something was changed; -1 where nothing was
}

// lay breaks a difference into lines of at most w cells.
func lay(parts []diff.Part, of pair, w int) layout {
	l := layout{of: of, w: w, first: -1}
	f := &filler{w: max(1, w)}
	for _, p := range marked(parts) {
		for i, text := range strings.Split(p.Text, "\n") {
			if i > 0 {
				f.end()
			}
			f.add(p.Kind, text)
		}
	}
	f.end()
	l.lines = f.lines
	for i := range l.lines {
		if ui.Changed(l.lines[i]) {
			l.first = i
			break
		}
	}
	return l
}

// marked puts the marks around what was changed, line for line, so that a line
// can be understood by itself; and makes the text safe to draw. Blanks at the
// ends of a change stay outside of its marks.
func marked(parts []diff.Part) []diff.Part {
	var list []diff.Part
	for i, p := range parts {
		text := ui.Clean(ui.LineEnds(p.Text))
		if p.Kind == diff.Same {
			list = append(list, diff.Part{Kind: diff.Same, Text: text})
			continue
		}
		begin := ui.Mark(p.Kind)
		replaced := p.Kind == diff.Out && i+1 < len(parts) && parts[i+1].Kind == diff.In
		if strings.TrimSpace(text) == "" {
			list = append(list, diff.Part{Kind: p.Kind, Text: begin + visible.Replace(text) + ui.EndMark})
			if n := strings.Count(text, "\n"); !replaced {
				list = append(list, diff.Part{Kind: diff.Same, Text: strings.Repeat("\n", n)})
			}
		} else {
			for n, row := range strings.Split(text, "\n") {
				if n > 0 {
					list = append(list, diff.Part{Kind: diff.Same, Text: "\n"})
				}
				core := strings.TrimSpace(row)
				if core == "" {
					continue
				}
				before, after, _ := strings.Cut(row, core)
				list = append(list, diff.Part{Kind: diff.Same, Text: before}, diff.Part{Kind: p.Kind, Text: begin + core + ui.EndMark}, diff.Part{Kind: diff.Same, Text: after})
			}
		}
		if last := list[len(list)-1]; replaced && !strings.HasSuffix(last.Text, " ") {
			list = append(list, diff.Part{Kind: diff.Same, Text: " "})
		}
	}
	return list
}

// visible shows a change that is of nothing but blanks and line ends.
var visible = strings.NewReplacer("\n", "¶", " ", "·", "\u00a0", "·")

// filler fills lines with words.
type filler struct {
	w     int
	lines []line
	now   line
	x     int
	gap   []diff.Part // blanks before the word at hand; dropped where a line is broken
	gapW  int
	word  []diff.Part
	wordW int
}

// add takes text without line ends.
func (f *filler) add(kind diff.Kind, text string) {
	for text != "" {
		if n := len(text) - len(strings.TrimLeft(text, " ")); n > 0 {
			f.flush()
			f.gap = append(f.gap, diff.Part{Kind: kind, Text: text[:n]})
			f.gapW += n
			text = text[n:]
			continue
		}
		n := strings.IndexByte(text, ' ')
		if n < 0 {
			n = len(text)
		}
		f.word = append(f.word, diff.Part{Kind: kind, Text: text[:n]})
		f.wordW += ui.Width(text[:n])
		text = text[n:]
	}
}

// flush puts the word at hand on the line, or on the next one.
func (f *filler) flush() {
	if len(f.word) == 0 {
		return
	}
	if f.x+f.gapW+f.wordW <= f.w {
		f.put(f.gap...)
	} else if f.x > 0 {
		f.turn()
	}
	f.gap, f.gapW = nil, 0
	for _, p := range f.word {
		f.put(p)
	}
	f.word, f.wordW = nil, 0
}

// put puts pieces on the line; what doesn't fit goes on in the next one.
func (f *filler) put(pieces ...diff.Part) {
	for _, p := range pieces {
		for f.x+ui.Width(p.Text) > f.w {
			head := ui.Measure().Truncate(p.Text, f.w-f.x, "")
			if head == "" && f.x == 0 {
				// Not even one character fits; half of one is no help.
				return
			}
			if head != "" {
				f.join(diff.Part{Kind: p.Kind, Text: head})
			}
			p.Text = p.Text[len(head):]
			f.turn()
		}
		if p.Text != "" {
			f.join(p)
			f.x += ui.Width(p.Text)
		}
	}
}

func (f *filler) join(p diff.Part) {
	if n := len(f.now); n > 0 && f.now[n-1].Kind == p.Kind {
		f.now[n-1].Text += p.Text
		return
	}
	f.now = append(f.now, p)
}

func (f *filler) turn() {
	f.lines = append(f.lines, f.now)
	f.now, f.x = nil, 0
}

// end ends a line of the text.
func (f *filler) end() {
	f.flush()
	f.gap, f.gapW = nil, 0
	f.turn()
}
