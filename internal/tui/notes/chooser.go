package notes

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// option is a line of the chooser.
type option struct{ id, name string }

// optionsMsg brings options that had to be read.
type optionsMsg struct {
	owner *chooser
	list  []option
}

// chooser is a small window with a list to choose from, which typing narrows.
type chooser struct {
	env     *ui.Env
	title   string
	now     string // what is chosen already
	options []option
	free    bool    // what is typed can be chosen too
	empty   string  // said where nothing but "all" can be chosen
	read    tea.Cmd // reads further options; nil where there are none
	reading bool
	took    func(id string) tea.Msg

	line   *ui.Line
	list   []option // those that fit what was typed
	cursor ui.Cursor
	h      int
}

func newChooser(e *ui.Env, title string, took func(id string) tea.Msg) *chooser {
	return &chooser{env: e, title: title, took: took, line: ui.NewLine(e, "› ", "")}
}

func (c *chooser) start() {
	c.reading = c.read != nil
	c.narrow()
	c.at(c.now)
}

func (c *chooser) at(id string) {
	for i, o := range c.list {
		if strings.EqualFold(o.id, id) {
			c.cursor.At = i
		}
	}
}

// Init reads what has to be read.
func (c *chooser) Init() tea.Cmd { return c.read }

// Update takes what is typed, what was read, and presses.
func (c *chooser) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case optionsMsg:
		if msg.owner == c {
			c.reading = false
			c.options = append(c.options, msg.list...)
			c.narrow()
			if c.typed() == "" {
				c.at(c.now)
			}
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if c.line.Update(msg) {
			c.other()
		}
	case ui.Wheel:
		c.cursor.Turn(msg, len(c.list))
	case ui.Click:
		if at := msg.Y - ui.LineRows + c.cursor.Top; msg.Y >= ui.LineRows && at < len(c.list) {
			c.cursor.At = at
			return c.choose()
		}
	}
	return nil
}

// other is what follows from another text in the line.
func (c *chooser) other() tea.Cmd {
	c.cursor = ui.Cursor{}
	c.narrow()
	return nil
}

// Writer is the line that is typed in.
func (c *chooser) Writer() ui.Writer { return c.line.Writer(c.other) }

func (c *chooser) typed() string { return strings.TrimPrefix(c.line.Typed(), "#") }

// narrow keeps the options that hold what was typed, those that begin with it first.
func (c *chooser) narrow() {
	typed := ui.Fold(c.typed())
	if typed == "" {
		c.list = c.options
		return
	}
	var first, then []option
	same := false
	for _, o := range c.options {
		name := strings.TrimPrefix(ui.Fold(o.name), "#")
		switch {
		case strings.HasPrefix(name, typed):
			first = append(first, o)
		case strings.Contains(name, typed):
			then = append(then, o)
		}
		same = same || name == typed
	}
	c.list = append(first, then...)
	if c.free && !same {
		c.list = append(c.list, option{c.typed(), "#" + c.typed()})
	}
}

func (c *chooser) choose() tea.Cmd {
	if c.cursor.At >= len(c.list) {
		return nil
	}
	return tea.Sequence(ui.Send(ui.Pop{}), ui.Send(c.took(c.list[c.cursor.At].id)))
}

// Do moves, chooses and goes away.
func (c *chooser) Do(id action.ID) (tea.Cmd, bool) {
	if c.cursor.Do(id, len(c.list), max(1, c.h-1)) {
		return nil, true
	}
	switch id {
	case action.Open:
		return c.choose(), true
	case action.Out:
		return ui.Send(ui.Pop{}), true
	}
	return nil, false
}

// Scopes is the one of finding.
func (c *chooser) Scopes() []action.Scope { return c.line.Scopes() }

// Head is the window's title.
func (c *chooser) Head() (left, right string) { return c.title, "" }

// Size is that of a short list.
func (c *chooser) Size(w, h int) (int, int) {
	return min(w, 44), min(h, max(9, min(16, len(c.options)+ui.LineRows)))
}

// View draws the line that is typed in and the options.
func (c *chooser) View(w, h int) (string, *tea.Cursor) {
	if w < 1 || h < 1 {
		return "", nil
	}
	s := c.env.Styles
	lines, cursor := c.line.View(w)
	c.h = max(0, h-ui.LineRows)
	c.cursor.Scroll(c.cursor.At, c.cursor.At+1, len(c.list), c.h)
	for i := c.cursor.Top; i < min(len(c.list), c.cursor.Top+c.h); i++ {
		o := c.list[i]
		sign, paint := s.Row(i == c.cursor.At)
		now := "  "
		if o.id == c.now {
			now = "• "
		}
		lines = append(lines, ui.Cut(sign+paint.Render(now+ui.OneLine(o.name, w-4)), w))
	}
	switch {
	case len(c.list) == 0:
		lines = append(lines, "  "+s.Muted.Render(ui.OneLine(c.env.T("search.nothing"), w-2)))
	case c.empty != "" && !c.reading && len(c.options) == 1 && c.typed() == "":
		lines = append(append(lines, ""), ui.Indent(ui.Paint(ui.Wrap(c.empty, w-2), s.Muted), "  ")...)
	}
	return ui.Fit(lines, w, h), cursor
}
