package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// area is a Field made of bubbles' text area.
type area struct {
	text    textarea.Model
	oneLine bool
	given   string // what SetValue was given
	held    string // what the text area made of it
	whole   bool
	width   int
	most    int
	drawn   string // what View gives, where fresh
	fresh   bool
}

// New makes a field of many lines.
func New() Field { return build(false) }

// NewLine makes a field of one line: what is pasted into it is joined.
func NewLine() Field { return build(true) }

func build(oneLine bool) Field {
	text := textarea.New()
	text.Prompt = ""
	text.ShowLineNumbers = false
	text.CharLimit = 0
	text.MaxHeight = 0
	text.EndOfBufferCharacter = ' '
	text.SetVirtualCursor(false)
	keys := textarea.DefaultKeyMap()
	// Pasting, selecting and copying are the program's own affair.
	for _, b := range []*key.Binding{
		&keys.Paste, &keys.SelectCharacterForward, &keys.SelectCharacterBackward, &keys.SelectWordForward,
		&keys.SelectWordBackward, &keys.SelectLineUp, &keys.SelectLineDown, &keys.SelectAll, &keys.CopySelection,
	} {
		b.SetEnabled(false)
	}
	if oneLine {
		keys.InsertNewline.SetEnabled(false)
	}
	text.KeyMap = keys
	a := &area{text: text, oneLine: oneLine, whole: true, width: 40, most: 1}
	a.SetLook(Look{})
	return a
}

func (a *area) Update(msg tea.Msg) tea.Cmd {
	if p, ok := msg.(tea.PasteMsg); ok {
		content := Plain(p.Content)
		if a.oneLine {
			content = strings.Join(strings.FieldsFunc(content, func(r rune) bool { return r == '\n' }), " ")
		}
		msg = tea.PasteMsg{Content: content}
	}
	if !a.whole {
		switch m := msg.(type) {
		case tea.PasteMsg:
			return nil
		case tea.KeyPressMsg:
			if m.Text != "" || m.Code == tea.KeyEnter || m.Code == tea.KeyBackspace || m.Code == tea.KeyDelete {
				return nil
			}
		}
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && k.Text != "" && k.Mod&^tea.ModShift == 0 {
		a.insert(k.Text)
		return nil
	}
	a.fresh = false
	var cmd tea.Cmd
	a.text, cmd = a.text.Update(msg)
	a.fit()
	return cmd
}

// insert puts in what was typed. The text area's own Update would draw the whole
// text only to measure it, and View draw it once more; here one drawing serves both.
func (a *area) insert(typed string) {
	a.text.InsertString(typed)
	a.fit()
	a.drawn, a.fresh = a.text.View(), true
	was := a.text.ScrollYOffset()
	a.text.SetHeight(a.text.Height()) // scrolls to the cursor
	a.fresh = a.text.ScrollYOffset() == was
}

func (a *area) View() string {
	if !a.fresh {
		a.drawn, a.fresh = a.text.View(), true
	}
	return a.drawn
}

func (a *area) Cursor() *tea.Cursor { return a.text.Cursor() }

func (a *area) Value() string {
	now := a.text.Value()
	if now == a.held {
		return a.given
	}
	return now
}

func (a *area) SetValue(s string) {
	a.fresh = false
	a.given = s
	s = Plain(s)
	if a.oneLine {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	a.text.SetValue(s)
	a.held = a.text.Value()
	a.whole = strings.Count(a.held, "\n") == strings.Count(s, "\n")
	a.fit()
	a.scroll()
}

func (a *area) SetSize(width, most int) {
	width, most = max(1, width), max(1, most)
	if width == a.width && most == a.most {
		return
	}
	a.width, a.most, a.fresh = width, most, false
	a.text.SetWidth(width)
	a.fit()
	a.scroll()
}

// scroll brings the cursor's row into sight, without empty rows below the text's
// end. The text area scrolls within what it drew last, so after a new text or
// size it has to draw first; and it never scrolls back by itself.
func (a *area) scroll() {
	_ = a.text.View()
	if a.text.Line() == a.text.LineCount()-1 {
		column := a.text.Column()
		a.text.MoveToBegin()
		a.text.MoveToEnd()
		a.text.SetCursorColumn(column)
	}
	a.text.SetHeight(a.text.Height())
}

// fit makes the field as high as its text, up to the most it may take.
func (a *area) fit() {
	if a.oneLine && a.most == 1 {
		if a.text.Height() != 1 {
			a.text.SetHeight(1)
		}
		return
	}
	rows := 0
	for line := range strings.SplitSeq(a.text.Value(), "\n") {
		rows += lipgloss.Width(line)/a.width + 1
		if rows > a.most {
			break
		}
	}
	if rows <= a.most {
		// Only the text area knows how it wraps. Asking loses its scrolling,
		// which doesn't matter where all of the text is in sight anyway.
		probe := a.text
		probe.DynamicHeight = true
		probe.SetWidth(a.width)
		rows = probe.Height()
	}
	rows = max(1, min(rows, a.most))
	a.text.SetHeight(rows)
}

func (a *area) Height() int { return a.text.Height() }

func (a *area) Focus() tea.Cmd {
	a.fresh = false
	return a.text.Focus()
}

func (a *area) Blur() {
	a.fresh = false
	a.text.Blur()
}

func (a *area) Press(x, y int) {
	a.fresh = false
	a.text.BeginSelection(x, y)
	a.text.ClearSelection()
}

func (a *area) CanUp() bool { return a.text.Line() > 0 || a.text.LineInfo().RowOffset > 0 }

func (a *area) CanDown() bool {
	info := a.text.LineInfo()
	return a.text.Line() < a.text.LineCount()-1 || info.RowOffset < info.Height-1
}

func (a *area) Whole() bool { return a.whole }

func (a *area) SetLook(l Look) {
	a.fresh = false
	styles := textarea.DefaultStyles(true)
	plain := lipgloss.NewStyle()
	text, muted := plain, plain
	if l.Text != nil {
		text = plain.Foreground(l.Text)
	}
	if l.Muted != nil {
		muted = plain.Foreground(l.Muted)
	}
	state := textarea.StyleState{
		Base: plain, Text: text, CursorLine: text, Placeholder: muted, Prompt: plain, EndOfBuffer: plain,
		LineNumber: plain, CursorLineNumber: plain, Selection: plain.Reverse(true),
	}
	styles.Focused, styles.Blurred = state, state
	styles.Cursor.Color = l.Cursor
	styles.Cursor.Blink = false
	styles.Cursor.Shape = tea.CursorBar
	a.text.SetStyles(styles)
}

func (a *area) SetPlaceholder(s string) {
	a.fresh = false
	a.text.Placeholder = s
}
