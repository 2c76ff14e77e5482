package summary

import (
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
	Words   int // by how many
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
	f.OnePage = f.Words <= pageWords
	for _, r := range doc.parts {
		over := by[r.id] - r.words
		if over > 0 && r.words > 0 && (!f.OnePage || r.id == SectionAsk) {
			f.TooLong = append(f.TooLong, Over{r.id, titles[r.id], over})
		}
	}
	// The longest first: that is where shortening helps.
	slices.SortStableFunc(f.TooLong, func(a, b Over) int { return b.Words - a.Words })
	return f
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
	return line + " " + w.T("fit.more", pageWords, f.Words)
}

// Say tells of a section that is too long: "Stjernestunder: 40 ord for mange."
func (o Over) Say(w *i18n.Words) string { return w.N("fit.over", o.Words, o.Title) }

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
