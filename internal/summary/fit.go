package summary

import (
	"cmp"
	"slices"

	"stjerne/internal/i18n"
)

// A page has about 350 words, and aloud about 120 of them go to a minute.
const (
	pageWords     = 350
	wordsAMinute  = 120
	halfAMinuteOf = wordsAMinute / 2
)

// Over is a section that has more words than a page has room for.
type Over struct {
	Section string
	Title   string
	Words   int // by how many; 0 where only its lines are counted
	Lines   int // how many lines it is longer than its share, where it has few words
}

// Fit tells whether a page is one page. Only the page is measured, not what
// comes after it, nor its head and foot.
type Fit struct {
	Words   int
	Minutes int // read aloud, rounded; 0 is under a minute
	OnePage bool
	// TooLong are the sections to shorten where it is not one page. What is
	// asked of the meeting is told of as soon as it is too long, since it is
	// meant to be heard in one breath.
	TooLong []Over
	// Lines is how many lines stand beyond the page, where it was laid out.
	Lines int

	parts  []part
	titles map[string]string
}

// Measure measures the page of a document that Build made.
func Measure(doc Document) Fit {
	var f Fit
	by := make(map[string]int)
	titles := make(map[string]string)
	for _, block := range doc.Blocks {
		if block.Kind == Rule {
			break
		}
		if block.Section == "" {
			continue
		}
		if block.Kind == Heading {
			titles[block.Section] = block.Text.String()
			continue
		}
		n := words([]Block{block})
		by[block.Section] += n
		f.Words += n
	}
	f.Minutes = (f.Words + halfAMinuteOf) / wordsAMinute
	f.parts, f.titles = doc.parts, titles
	f.settle(f.Words <= pageWords, func(p part) Over {
		if p.words == 0 {
			return Over{}
		}
		return Over{Words: by[p.id] - p.words}
	})
	return f
}

// wordsALine is about how many words stand in a line of a page, and headRoom how many
// lines a section may have beyond those its words take: they seldom fill the last one.
const (
	wordsALine = 10
	headRoom   = 2
)

// Laid is the fit of a page that was laid out, which is what decides: so many pages,
// so many lines beyond the first, and how many lines each section takes. Where a page
// has few words and many lines, the lines of its sections are told of.
func (f Fit) Laid(pages, over int, lines map[string]int) Fit {
	tooLong := f.TooLong
	f.Lines = over
	f.settle(pages <= 1, func(p part) Over {
		for _, o := range tooLong {
			if o.Section == p.id {
				return o
			}
		}
		if f.Words > pageWords || p.words == 0 {
			return Over{}
		}
		return Over{Lines: lines[p.id] - (p.words+wordsALine-1)/wordsALine - headRoom}
	})
	return f
}

// settle decides whether it is one page, and which sections are too long where not.
func (f *Fit) settle(one bool, over func(part) Over) {
	f.OnePage, f.TooLong = one, nil
	for _, p := range f.parts {
		o := over(p)
		if o.Words <= 0 && o.Lines <= 0 || one && p.id != SectionAsk {
			continue
		}
		o.Section, o.Title = p.id, f.titles[p.id]
		f.TooLong = append(f.TooLong, o)
	}
	// The longest first: that is where shortening helps.
	slices.SortStableFunc(f.TooLong, func(a, b Over) int {
		return cmp.Or(b.Words-a.Words, b.Lines-a.Lines)
	})
}

// Sentence says a fit in one line: "Cirka tre minutter læst højt. Det er én side."
func (f Fit) Sentence(w *i18n.Words) string {
	line := w.T("fit.under-a-minute")
	if f.Minutes > 0 {
		line = w.N("fit.minutes", f.Minutes, w.Count(f.Minutes))
	}
	if f.OnePage {
		return line + " " + w.T("fit.one-page")
	}
	if f.Words <= pageWords {
		return line + " " + w.N("fit.more-lines", f.Lines, w.Count(f.Lines))
	}
	return line + " " + w.T("fit.more", pageWords, f.Words)
}

// Say tells of a section that is too long: "Stjernestunder: 40 ord for mange."
func (o Over) Say(w *i18n.Words) string {
	if o.Words <= 0 {
		return w.N("fit.over-lines", o.Lines, o.Title)
	}
	return w.N("fit.over", o.Words, o.Title)
}

// words counts what is read aloud of some blocks: headings, pictures, tables and
// the room for a pen are not.
func words(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		switch b.Kind {
		case Paragraph, Quote, Note, Scaled:
			n += wordCount(b.Text.String())
		case List:
			for _, item := range b.Items {
				n += wordCount(item.String())
			}
		case Beside:
			for _, p := range b.Columns.Rows {
				n += wordCount(p.Left.String()) + wordCount(p.Right.String())
			}
		}
	}
	return n
}
