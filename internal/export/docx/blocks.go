package docx

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"stjerne/internal/summary"
)

// look is how a paragraph differs from its style.
type look struct {
	style    string
	keepNext bool
	numbers  string // further properties that the schema wants before the direction
	right    bool   // stands at the right
}

// block writes one block of the document; next is the kind of the one after it, ""
// for none.
func (w *writer) block(b summary.Block, next summary.Kind) {
	switch b.Kind {
	case summary.Heading:
		w.heading(b)
	case summary.Paragraph:
		// What says what a picture or a table is of stands with it.
		l := look{keepNext: next == summary.Picture || next == summary.TableKind}
		switch {
		case w.top && b.Section == "":
			l.style = "Subtitle"
		case next != "" && next != summary.Heading && next != summary.Rule && next != summary.Note && label(b.Text):
			l.style = "Label"
		}
		w.paragraph(&w.body, l, b.Text)
	case summary.Quote:
		w.top = false
		w.paragraph(&w.body, look{style: "Quote"}, b.Text)
	case summary.List:
		w.top = false
		for _, item := range b.Items {
			w.paragraph(&w.body, look{style: "ListBullet"}, item)
		}
	case summary.TableKind:
		w.top = false
		w.table(b.Table)
	case summary.Beside:
		w.top = false
		w.columns(b.Columns)
	case summary.Picture:
		w.top = false
		w.chart(b.Chart)
	case summary.Rule:
		w.top, w.breakNext = false, true
	case summary.Room:
		w.top = false
		w.rooms(b.Items, b.Lines)
	case summary.Note:
		w.top = false
		w.paragraph(&w.body, look{style: "Foot"}, b.Text)
	case summary.Scaled:
		w.top = false
		w.scale(b)
	}
}

// heading writes a heading. Levels that the format's styles don't have are the
// nearest that they have.
func (w *writer) heading(b summary.Block) {
	level := min(max(b.Level, 1), 5)
	if w.last != nothing {
		w.top = false
	}
	w.paragraph(&w.body, look{style: "Heading" + strconv.Itoa(level)}, b.Text)
}

// label tells whether a paragraph is but a label of what follows, as a day and who
// saw it: then it must not stand alone at the foot of a page.
func label(in summary.Inline) bool {
	const longest = 120
	letters := 0
	for _, r := range in {
		letters += len(r.Text)
		if r.Style == summary.Plain || letters > longest {
			return false
		}
	}
	return len(in) > 0 && in[0].Style == summary.Strong
}

// paragraph writes a paragraph into the body or, with another place to write to,
// into a cell.
func (w *writer) paragraph(out *strings.Builder, l look, in summary.Inline) {
	w.begin(out, l, beginsLeft(in))
	w.runs(out, in, "")
	w.end(out)
}

// begin opens a paragraph with its properties, in the order of the schema.
func (w *writer) begin(out *strings.Builder, l look, toTheLeft bool) {
	out.WriteString("<w:p>")
	inBody := out == &w.body
	var p strings.Builder
	if l.style != "" {
		p.WriteString(`<w:pStyle w:val="` + l.style + `"/>`)
	}
	if l.keepNext {
		p.WriteString("<w:keepNext/>")
	}
	if inBody && w.breakNext {
		p.WriteString("<w:pageBreakBefore/>")
	}
	p.WriteString(l.numbers)
	if toTheLeft {
		p.WriteString("<w:bidi/>")
	}
	if inBody && w.last == table && !strings.HasPrefix(l.style, "Heading") {
		// A table has no space of its own below it.
		p.WriteString(`<w:spacing w:before="` + strconv.Itoa(w.page.between(60, 120)) + `"/>`)
	}
	if l.right {
		p.WriteString(`<w:jc w:val="right"/>`)
	}
	if p.Len() > 0 {
		out.WriteString("<w:pPr>" + p.String() + "</w:pPr>")
	}
	if inBody {
		w.breakNext, w.last = false, paragraph
	}
}

func (w *writer) end(out *strings.Builder) { out.WriteString("</w:p>") }

// scale writes the row of steps and what it says in words, which a screen reader
// reads after the signs.
func (w *writer) scale(b summary.Block) {
	w.begin(&w.body, look{style: "Scale"}, false)
	if b.Steps != nil {
		run(&w.body, "Steps", b.Steps.String())
		w.body.WriteString("<w:r><w:tab/></w:r>")
	}
	w.runs(&w.body, b.Text, "")
	w.end(&w.body)
}

// rooms writes what one is to think of, with lines for a pen. Where room is short
// two things of a line each share one.
func (w *writer) rooms(items []summary.Inline, lines int) {
	short := func(item summary.Inline, most int) bool {
		text := item.String()
		return !strings.Contains(text, "\n") && uniseg.StringWidth(text)*w.page.letter() < most
	}
	for len(items) > 0 {
		pair := len(items) > 1 && lines == 1 && w.page.points < usualPoints
		switch {
		case pair && short(items[0], penPair/2) && short(items[1], penPair/2):
			w.begin(&w.body, look{style: "PenPair", keepNext: len(items) > 2}, false)
			w.runs(&w.body, items[0], "")
			w.body.WriteString(`<w:r><w:t xml:space="preserve"> </w:t><w:tab/><w:tab/></w:r>`)
			w.runs(&w.body, items[1], "")
			w.body.WriteString(`<w:r><w:t xml:space="preserve"> </w:t><w:tab/></w:r>`)
			w.end(&w.body)
			items = items[2:]
			continue
		case lines > 0 && short(items[0], penFrom):
			w.penLines("PenBeside", `<w:r><w:tab/><w:tab/></w:r>`, lines, items[0])
		default:
			w.paragraph(&w.body, look{style: "PenLabel"}, items[0])
			w.penLines("PenLine", `<w:r><w:tab/></w:r>`, lines, nil)
		}
		items = items[1:]
	}
}

// penLines writes lines for a pen, with a label before the first.
func (w *writer) penLines(style, line string, lines int, label summary.Inline) {
	for n := range lines {
		w.begin(&w.body, look{style: style, keepNext: n < lines-1}, false)
		if n == 0 {
			w.runs(&w.body, label, "")
		}
		w.body.WriteString(line)
		w.end(&w.body)
	}
}

// penFrom is where a pen's line begins beside a label, penPair where the first of
// two in a row ends.
const (
	penFrom = 2268
	penPair = (textWidth - penGap) / 2
	penGap  = 400
)

// letter is about how wide a letter of body text is.
func (p page) letter() int { return int(p.points * 10.4) }
