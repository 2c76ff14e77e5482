package field

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// marked is a text with | where the cursor stands, and [ ] around the selection.
func marked(f *Field) string {
	s := f.text.String()
	at := func(p Pos) int { return offsetIn(strings.Split(s, "\n"), p) }
	from, to := f.Selection()
	if from == to {
		return s[:at(from)] + "|" + s[at(from):]
	}
	return s[:at(from)] + "[" + s[at(from):at(to)] + "]" + s[at(to):]
}

// with is a field with a text whose cursor or selection is marked in it.
func with(text string) *Field {
	f := made(40, 10)
	from := strings.IndexAny(text, "|[")
	text = text[:from] + text[from+1:]
	to := from
	if i := strings.IndexByte(text, ']'); i >= 0 {
		text, to = text[:i]+text[i+1:], i
	}
	f.SetValue(text)
	pos := func(at int) Pos {
		before := text[:at]
		return Pos{strings.Count(before, "\n"), at - strings.LastIndexByte(before, '\n') - 1}
	}
	f.Select(pos(from), pos(to))
	return f
}

func TestWhatACommandDoes(t *testing.T) {
	for _, c := range []struct {
		text string
		do   Command
		want string
	}{
		// Words, with the letters of Danish, apostrophes and signs.
		{"blåbær|grød og", WordLeft, "|blåbærgrød og"},
		{"det er, sagde |hun", WordLeft, "det er, |sagde hun"},
		{"det er, |sagde hun", WordLeft, "det er|, sagde hun"},
		{"|ka' den's ende", WordRight, "ka|' den's ende"},
		{"ka'| den's ende", WordRight, "ka' den's| ende"},
		{"den’s| ende", WordLeft, "|den’s ende"},
		{"af\u00adde\u00adling|", WordLeft, "|af\u00adde\u00adling"},
		{"o\u0308l og a\u030a|", WordLeft, "o\u0308l og |a\u030a"},
		{"linje\n  |ny", WordLeft, "|linje\n  ny"},
		{"»Æbler|« … ", DeleteWordRight, "»Æbler| … "},
		{"et æbletræ|", DeleteWordLeft, "et |"},
		{"et, |", DeleteWordLeft, "et|"},
		{"første\n|anden", DeleteWordLeft, "|anden"},
		{"første|\n\n anden tredje", DeleteWordRight, "første| tredje"},
		{"a [b c] d", DeleteWordLeft, "a | d"},
		// What the eye sees as one character goes at once.
		{"blå|", DeleteLeft, "bl|"},
		{"bla\u030a|", DeleteLeft, "bl|"},
		{"|a\u030ab", DeleteRight, "|b"},
		{"x👨‍👩‍👧‍👦|", DeleteLeft, "x|"},
		{"x🇩🇰🇸🇪|", DeleteLeft, "x🇩🇰|"},
		{"e|x\u0301", DeleteRight, "e|"},
		{"a" + strings.Repeat("\u0301", 4000) + "|b", DeleteLeft, "|b"},
		// Taking away what kept two apart makes them one, with the cursor behind it.
		{"🇩x|🇰y", DeleteLeft, "🇩🇰|y"},
		{"e\n|\u0301y", DeleteLeft, "e\u0301|y"},
		{"linje\r\n|to", DeleteLeft, "linje|to"},
		// Lines.
		{"en linje|", DeleteToStart, "|"},
		{"en\nto| tre", DeleteToStart, "en\n| tre"},
		{"en| to\ntre", DeleteToEnd, "en|\ntre"},
		{"en|\ntre", DeleteToEnd, "en|tre"},
		{"en\n|", DeleteToStart, "en\n|"},
		{"en\n|to", ParagraphStart, "|en\nto"},
		{"en|\nto", ParagraphEnd, "en\nto|"},
		{"en [to] tre", Left, "en |to tre"},
		{"en [to] tre", Right, "en to| tre"},
		{"en to|", SelectAll, "[en to]"},
		{"en [to] tre", Selecting(Right), "en [to ]tre"},
		// Lists.
		{"- mælk|", NewLine, "- mælk\n- |"},
		{"  - mælk|", NewLine, "  - mælk\n  - |"},
		{"\t- a|b", NewLine, "\t- a\n\t- |b"},
		{"- mælk\n- |", NewLine, "- mælk\n|"},
		{"- mælk\n  - |", NewLine, "- mælk\n|"},
		{"-| mælk", NewLine, "-\n| mælk"},
		{"|- mælk", NewLine, "\n|- mælk"},
		{"- |mælk", NewLine, "- \n- |mælk"},
		{"- mælk [og] brød", NewLine, "- mælk \n- | brød"},
		{"[- mælk\n- ]brød", NewLine, "\n|brød"},
		{"-mælk|", NewLine, "-mælk\n|"},
		{"- |\nmere", NewLine, "|\nmere"},
	} {
		f := with(c.text)
		f.Do(c.do)
		if got := marked(f); got != c.want {
			t.Errorf("%s in %.60q gives %.60q, not %.60q", c.do, c.text, got, c.want)
		}
	}
}

// Typing to the last cell of a row and over it never makes the cursor jump to and
// fro: it goes right, or to the row below.
func TestTypingOverTheEndOfARow(t *testing.T) {
	for width := 3; width < 30; width++ {
		f := made(width, 50)
		x, y := 0, 0
		for n, r := range strings.Repeat("ordene i den her", 5) {
			typeIn(f, string(r))
			c := f.Cursor()
			if c == nil || c.Y < y || c.Y == y && c.X != x+1 {
				t.Fatalf("width %d, key %d: the cursor goes from %d, %d to %+v", width, n, x, y, c)
			}
			x, y = c.X, c.Y
		}
	}
}

// End in a row that was broken inside a word shows the cursor behind its last
// character, and goes on from there.
func TestTheEndOfARowThatGoesOn(t *testing.T) {
	f := made(10, 5)
	f.SetValue("abcdefghijklmnop")
	f.Do(TextStart)
	f.Do(RowEnd)
	if c := f.Cursor(); c.X != 9 || c.Y != 0 {
		t.Fatalf("End leads to %d, %d", c.X, c.Y)
	}
	if f.Do(RowEnd); f.Cursor().Y != 0 {
		t.Error("a second End goes to another row")
	}
	if f.Do(Up); f.At() != (Pos{}) {
		t.Errorf("up from the first row leads to %v", f.At())
	}
	f.Do(RowEnd)
	f.Do(Down)
	if c := f.Cursor(); c.X != 7 || c.Y != 1 {
		t.Errorf("down from there leads to %d, %d", c.X, c.Y)
	}
	f.Do(TextStart)
	f.Do(RowEnd)
	typeIn(f, "X")
	if f.Value() != "abcdefghiXjklmnop" {
		t.Errorf("typing there gives %q", f.Value())
	}
	f.Undo()
	if c := f.Cursor(); c == nil || f.At() != (Pos{0, 9}) {
		t.Errorf("undone, the cursor is at %v, drawn at %+v", f.At(), c)
	}
	// In another width the place is in the middle of a row.
	f.Redo()
	f.SetSize(30, 5)
	f.Undo()
	if c := f.Cursor(); c == nil || c.X != 9 || c.Y != 0 {
		t.Errorf("in 30 cells the cursor is drawn at %+v", c)
	}
}

// What is typed in one go is undone in one go.
func TestWhatIsUndoneAtOnce(t *testing.T) {
	now := time.Unix(1e9, 0)
	undone := func(do func(f *Field)) []string {
		f := made(60, 5)
		f.SetClock(func() time.Time { return now })
		do(f)
		var states []string
		for f.Undo() {
			states = append(states, marked(f))
		}
		return states
	}
	for name, c := range map[string]struct {
		do   func(f *Field)
		want string
	}{
		"one burst":     {func(f *Field) { typeIn(f, "en to tre") }, "|"},
		"a pause":       {func(f *Field) { typeIn(f, "en"); now = now.Add(pause); typeIn(f, " to") }, "en| |"},
		"no pause":      {func(f *Field) { typeIn(f, "en"); now = now.Add(pause - 1); typeIn(f, " to") }, "|"},
		"a sentence":    {func(f *Field) { typeIn(f, "En. To. Tre? Fire") }, "En. To. Tre? | En. To. | En. | |"},
		"no sentence":   {func(f *Field) { typeIn(f, "3.5 stjerne.dk") }, "|"},
		"a line":        {func(f *Field) { typeIn(f, "en\nto") }, "en\n| en| |"},
		"a movement":    {func(f *Field) { typeIn(f, "en"); f.Do(Left); typeIn(f, "x") }, "e|n |"},
		"backspaces":    {func(f *Field) { typeIn(f, "en to\b\b") }, "en to| |"},
		"a paste":       {func(f *Field) { typeIn(f, "en "); f.Insert("to"); typeIn(f, " tre") }, "en to| en | |"},
		"typed over":    {func(f *Field) { f.Insert("en to"); f.Do(Selecting(WordLeft)); typeIn(f, "tre") }, "en [to] |"},
		"taken out":     {func(f *Field) { f.Insert("en to"); f.Do(SelectAll); f.Cut() }, "[en to] |"},
		"words deleted": {func(f *Field) { f.Insert("en to"); f.Do(DeleteWordLeft); f.Do(DeleteWordLeft) }, "en | en to| |"},
	} {
		if got := strings.Join(undone(c.do), " "); got != c.want {
			t.Errorf("%s: undone it is %q, not %q", name, got, c.want)
		}
	}
}

// The mouse meets what is drawn, also the second time it is pressed: a press
// scrolls nothing that is in sight.
func TestADoublePressInTheFirstRow(t *testing.T) {
	f := made(30, 6)
	for n := range 30 {
		f.Insert(strings.Repeat("x", n+1) + " linje\n")
	}
	f.Scroll(-9)
	row := strings.Fields(ansi.Strip(strings.Split(f.View(), "\n")[0]))[0]
	for times := 1; times <= 2; times++ {
		f.Press(0, 0, times, false)
		f.View()
	}
	if f.Selected() != row {
		t.Errorf("%q was pressed twice, %q is selected", row, f.Selected())
	}
	was := f.View()
	f.Drag(8, 2)
	f.Drag(8, 0)
	if ansi.Strip(f.View()) != ansi.Strip(was) {
		t.Error("a drag in sight scrolls")
	}
	top := f.top
	for range 3 {
		f.Drag(0, -1)
		f.View()
	}
	if f.top != (spot{top.line - 3, 0}) {
		t.Errorf("three drags over the upper edge lead from %v to %v", top, f.top)
	}
	// The next key has rows around it again.
	f.Do(Left)
	if f.View(); f.Cursor().Y != 2 {
		t.Errorf("after a key the cursor is in row %d", f.Cursor().Y)
	}
}

// A drag goes on from what was pressed, not from what has been put in its place.
func TestADragAfterTheTextBecameAnother(t *testing.T) {
	for _, change := range []func(f *Field){
		func(f *Field) { f.SetValue("") }, func(f *Field) { f.Adopt("kort") }, func(f *Field) { f.Do(SelectAll); typeIn(f, "x") },
	} {
		f := with("en lang linje\nog en til|")
		f.Press(9, 1, 2, false)
		change(f)
		want := marked(f)
		f.Drag(0, 0)
		f.View()
		if got := marked(f); got != want {
			t.Errorf("the drag made %q of %q", got, want)
		}
	}
}

func TestAFieldThatIsOnlyRead(t *testing.T) {
	f := with("en [to] tre")
	f.SetReadOnly(true)
	typeIn(f, "x\b\n")
	f.Update(tea.PasteMsg{Content: "y"})
	if f.Cut() != "to" || f.Undo() || f.Value() != "en to tre" {
		t.Errorf("it became %q", f.Value())
	}
	if f.Do(Right); marked(f) != "en to| tre" {
		t.Errorf("Right leads to %q", marked(f))
	}
}

// However little room there is, a row of the text is in it, and a sentence that
// has no room says so.
func TestAFaultInLittleRoom(t *testing.T) {
	for most := 1; most < 9; most++ {
		for _, width := range []int{1, 2, 3, 12, 80} {
			f := made(width, most)
			f.SetValue(strings.Repeat("tekst ", 40))
			f.SetFault("Det kan ikke gemmes: der er ikke mere plads på disken.")
			rows := strings.Split(ansi.Strip(f.View()), "\n")
			if len(rows) != f.Height() || len(rows) > most {
				t.Fatalf("%dx%d: %d rows, Height %d", width, most, len(rows), f.Height())
			}
			for _, row := range rows {
				if ansi.StringWidth(row) > width {
					t.Errorf("%dx%d: %q is too wide", width, most, row)
				}
			}
			whole := strings.Contains(strings.Join(strings.Fields(strings.Join(rows, " ")), " "), "på disken.")
			if cut := strings.HasSuffix(rows[len(rows)-1], "…"); most > 1 && width > 2 && cut == whole {
				t.Errorf("%dx%d: the sentence is whole (%v) and cut off (%v)\n%s", width, most, whole, cut, strings.Join(rows, "\n"))
			}
			if c := f.Cursor(); width > 2 && (c == nil || c.Y >= len(rows)) {
				t.Errorf("%dx%d: the cursor is at %+v", width, most, c)
			}
		}
	}
}

// Lines that somebody else puts in above what is in sight don't move it.
func TestWhatIsInSightStaysWhenTextComesAbove(t *testing.T) {
	lines := strings.Split(strings.Repeat("en linje som er brudt i to rækker mindst\n", 40)+"den sidste", "\n")
	for n := range lines {
		lines[n] = string(rune('A'+n%26)) + lines[n]
	}
	f := made(30, 8)
	f.SetValue(strings.Join(lines, "\n"))
	f.Select(Pos{30, 3}, Pos{30, 3})
	f.Scroll(-1)
	f.View()
	f.Do(Right)
	was, y := f.View(), f.Cursor().Y
	f.Adopt("ny\nog\nny\n" + f.Value())
	if f.View() != was || f.Cursor().Y != y {
		t.Errorf("%s\nbecame\n%s", was, f.View())
	}
	f.Adopt(strings.TrimPrefix(f.Value(), "ny\nog\n"))
	if f.View() != was || f.Cursor().Y != y {
		t.Errorf("%s\nbecame\n%s", was, f.View())
	}
}

// A placeholder is as wide as the field at most, however the terminal counts.
func TestAPlaceholderOfWideCharacters(t *testing.T) {
	for _, m := range []Method{ByRune, ByCluster} {
		for width := 1; width < 30; width++ {
			f := made(width, 1)
			f.SetMethod(m)
			f.SetPlaceholder("漢字 👨‍👩‍👧‍👦 skriv\nher 🇩🇰")
			if got := m.StringWidth(f.View()); got > width {
				t.Errorf("method %d: %d cells in %d: %q", m, got, width, f.View())
			}
			if c := f.Cursor(); c == nil || c.X != 0 {
				t.Errorf("the cursor of the empty field is at %+v", c)
			}
		}
	}
}

// A row that was scrolled to the side is whole again when it gets more rows.
func TestARowThatGetsMoreRows(t *testing.T) {
	f := NewOneLine()
	f.SetSize(12, 1)
	f.Focus()
	f.SetValue("en titel der er længere end feltet")
	if f.View(); f.left == 0 {
		t.Fatal("it isn't scrolled")
	}
	f.SetSize(12, 5)
	if c := f.Cursor(); c == nil || !strings.HasPrefix(ansi.Strip(f.View()), "en titel") {
		t.Errorf("it shows %q, with the cursor at %+v", ansi.Strip(f.View()), c)
	}
}
