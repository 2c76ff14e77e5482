package summary

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"stjerne/internal/i18n"
	"stjerne/journal"
	"stjerne/journal/method"
)

// Scale says a step of one of the sheet's scales as a sentence without its full
// stop: "Problemet udfordrer i høj grad". A scale is never shown as a bare
// number, since asked how much a problem gets in the way people read 5 as a lot.
func Scale(w *i18n.Words, m *method.Method, id string, n int) string {
	if step := m.Step(id, n); step != "" && w.Has("scale."+id) {
		return w.T("scale."+id, step)
	}
	return capital(m.Echo(id, n))
}

// Change says by how much a scale changed: "et trin bedre", "uændret".
func Change(w *i18n.Words, c journal.Change) string {
	if c.Went == journal.Unmoved {
		return w.T("change.unchanged")
	}
	return w.N("change."+string(c.Went), c.Steps, w.Count(c.Steps))
}

// SeenBy says who saw something: "set af en medarbejder"; "" where it is not said.
func SeenBy(w *i18n.Words, id string) string {
	if id == "" {
		return ""
	}
	if w.Has("seen." + id) {
		return w.T("seen." + id)
	}
	return w.T("seen.by", id)
}

// Level says in one sentence what a loop has; "" where there is nothing to go by.
func Level(w *i18n.Words, level journal.Level) string {
	if level == journal.NoLevel {
		return ""
	}
	return w.T("level." + string(level))
}

// Sureness says what a loop has and that it often is enough, with what the leader
// wrote of sources of error, shortened; of declared evidence who evaluated and
// how, whole. It is "" where there is nothing to go by.
func Sureness(w *i18n.Words, c *journal.Challenge, loop *journal.Loop) string {
	level, _ := c.LevelOf(loop)
	said := Level(w, level)
	if said == "" {
		return ""
	}
	if level == journal.Evidence {
		by := oneLine(loop.DeclaredBy.Words)
		if by == "" {
			return w.T("levels.evidence_bare")
		}
		said = w.T("levels.evidence", by)
		if journal.SourcesOfError(by, sourcesWords(w)) != "" {
			return said // they are among those words
		}
	}
	if sources := shorten(loop.SourcesOfError(sourcesWords(w)), sourcesShown); sources != "" {
		said += " " + w.T("levels.sources", sources)
	}
	return said
}

// sourcesShown is how many words of the sources of error stand in one sentence.
const sourcesShown = 40

// sourcesWords are those by which sources of error are known.
func sourcesWords(w *i18n.Words) []string {
	words := strings.Split(w.T("levels.sources_words"), ",")
	for i := range words {
		words[i] = strings.TrimSpace(words[i])
	}
	return words
}

// shorten is a text in one line of at most n words: whole sentences where the first
// one fits, else with "…" where more follows.
func shorten(text string, n int) string {
	fields := strings.Fields(text)
	if len(fields) <= n {
		return strings.Join(fields, " ")
	}
	for end := n; end > n/3; end-- {
		if strings.ContainsAny(fields[end-1][len(fields[end-1])-1:], ".!?") {
			return strings.Join(fields[:end], " ")
		}
	}
	return strings.TrimRight(strings.Join(fields[:n], " "), ",;:–-") + " …"
}

// Further says what would take the learning of a loop a level further, for the
// leader who asks: what it would become, what that takes, a line each, and that it
// can be done without. Lines and optional are empty where nothing is open.
func Further(w *i18n.Words, m *method.Method, c *journal.Challenge, loop *journal.Loop) (becomes string, lines []string, optional string) {
	next, open := c.Further(loop)
	switch {
	case next == journal.NoLevel:
		return w.T("levels.further.last"), nil, ""
	case len(open) == 0:
		return w.T("levels.further.ready_" + string(next)), nil, ""
	}
	for _, one := range open {
		lines = append(lines, condition(w, m, one))
	}
	return w.T("levels.further." + string(next)), lines, w.T("levels.further.optional")
}

// condition says what a level takes, with what stands of it.
func condition(w *i18n.Words, m *method.Method, one journal.Condition) string {
	name, key := "", "levels.needs."+string(one.ID)
	if one.Indicator != nil {
		name = oneLine(one.Indicator.Name.Words)
	}
	switch one.ID {
	case journal.NeedsPoints:
		if one.Have == 0 {
			return w.T("levels.needs.points_none", w.Count(one.Need), name)
		}
		return w.N("levels.needs.points", one.Have, w.Count(one.Have), w.Count(one.Need), name)
	case journal.NeedsWeeks:
		if one.Have == 0 {
			return w.T("levels.needs.weeks_none", name)
		}
		return w.N("levels.needs.weeks", one.Have, name)
	case journal.NeedsSources, journal.NeedsAssumptions:
		item, _ := m.Item(one.Question())
		return w.T(key, item.Name)
	}
	return w.T(key, name)
}

// seen opens a dated note: "20. november, set af en medarbejder: ".
func (b *builder) seen(day journal.Day, seenBy string) Inline {
	in := strong(b.dayMonth(day))
	if by := SeenBy(b.w, seenBy); by != "" {
		in = append(in, Run{Text: ", " + by, Style: Muted})
	}
	return append(in, Run{Text: ": "})
}

// dayMonth writes a day as a page needs it, without the year where that is the
// year of today: "5. oktober".
func (b *builder) dayMonth(d journal.Day) string {
	if d.IsZero() {
		return ""
	}
	if !b.in.Today.IsZero() && d.Year != b.in.Today.Year {
		return b.w.Day(d.Time())
	}
	return b.w.T("summary.day", d.Date, b.w.Month(d.Month))
}

// clock writes "13:30" as the language does; what is no clock stands as it is.
func (b *builder) clock(text string) string {
	hour, minute, _ := strings.Cut(text, ":")
	h, err1 := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	if err1 != nil || err2 != nil {
		return text
	}
	return b.w.Clock(h, m)
}

// split cuts a text at its empty lines. White space around a paragraph goes, that
// inside it stays.
func split(text string) []string {
	text = lineEnds.Replace(text)
	var paragraphs []string
	var lines []string
	flush := func() {
		if len(lines) > 0 {
			paragraphs = append(paragraphs, strings.Join(lines, "\n"))
			lines = nil
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimRightFunc(line, unicode.IsSpace); line == "" {
			flush()
			continue
		}
		lines = append(lines, line)
	}
	flush()
	return paragraphs
}

// lineEnds makes \n of what else ends a line or a paragraph.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\u2028", "\n", "\u2029", "\n\n")

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// capital gives a text that stands alone its capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// wordCount counts what a reader says aloud: runs of letters and digits, with
// what stands inside them.
func wordCount(text string) int {
	n := 0
	for field := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
