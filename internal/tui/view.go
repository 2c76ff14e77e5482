package tui

import (
	"fmt"
	"runtime/debug"
	"sort"
	"strings"

	tea "charm.land/bubbletea/v2"

	"stjerne/internal/i18n"
	"stjerne/internal/store"
	"stjerne/internal/tui/action"
	"stjerne/internal/tui/ui"
)

// Smallest size that is drawn; below it stands one sentence.
const (
	leastW = 24
	leastH = 6
)

func (r *root) View() (v tea.View) {
	defer func() {
		if p := recover(); p != nil {
			if r.broken == nil {
				text := fmt.Sprintf("%v\n\n%s", p, debug.Stack())
				r.broken = &text
				if r.options.send != nil {
					go r.options.send(brokenMsg{})
				}
			}
			v = tea.NewView("")
		}
		v.AltScreen = true
		v.WindowTitle = "stjerne" // no word of the leader's: titles are seen over a shoulder
		if r.env.Settings.Mouse {
			v.MouseMode = tea.MouseModeCellMotion
		}
	}()
	if r.broken != nil {
		return tea.NewView("")
	}
	content, cursor := r.draw()
	v = tea.NewView(content)
	v.Cursor = cursor
	if cursor != nil {
		cursor.Shape = tea.CursorBar
		cursor.Blink = false
		if r.options.Env != nil && r.options.Env("NO_COLOR") != "" {
			cursor.Color = nil // the terminal's own, which the renderer would not leave out
		}
	}
	return v
}

func (r *root) draw() (string, *tea.Cursor) {
	if r.w < 1 || r.h < 1 {
		return "", nil
	}
	if r.w < leastW || r.h < leastH {
		return strings.Join(head(ui.Wrap(r.env.T("ui.too_small"), r.w), r.h), "\n"), nil
	}
	if text, ok := r.wholeText(); ok {
		lines, cursor := r.page(text, true)
		lines[r.h-1] = r.footer()
		return strings.Join(lines, "\n"), cursor
	}
	base := len(r.stack) - 1
	for base > 0 {
		if _, window := r.stack[base].(ui.Window); !window {
			break
		}
		base--
	}
	lines, cursor := r.page(r.stack[base], base == len(r.stack)-1)
	for _, s := range r.stack[base+1:] {
		lines, cursor = r.window(lines, s.(ui.Window))
	}
	lines[r.h-1] = r.footer()
	return strings.Join(lines, "\n"), cursor
}

func head(lines []string, n int) []string { return lines[:min(n, len(lines))] }

// page draws a screen that fills the terminal: the line at the top, its body,
// and messages over the last rows.
func (r *root) page(s ui.Screen, top bool) ([]string, *tea.Cursor) {
	margin := 1
	if r.w < 60 {
		margin = 0
	}
	y := 1
	if r.h >= 16 {
		y = 2
	}
	lines := make([]string, r.h)
	lines[0] = strings.Repeat(" ", margin) + r.header(s, r.w-2*margin)
	notice := r.notice(r.w - 2*margin)
	bodyH := r.h - y - 1 - len(notice)
	if r.h >= 20 && len(notice) == 0 {
		bodyH-- // a line of air above the footer
	}
	bodyH = max(1, bodyH)
	bodyW := r.w - 2*margin
	if top {
		r.body.x, r.body.y, r.body.w, r.body.h = margin, y, bodyW, bodyH
	}
	content, cursor := s.View(bodyW, bodyH)
	for i, l := range head(strings.Split(content, "\n"), bodyH) {
		lines[y+i] = strings.Repeat(" ", margin) + ui.Cut(l, bodyW)
	}
	for i, l := range notice {
		if at := r.h - 1 - len(notice) + i; at >= y {
			lines[at] = strings.Repeat(" ", margin) + l
		}
	}
	if cursor != nil {
		cursor.X = min(cursor.X, bodyW-1) + margin
		cursor.Y += y
	}
	return lines, cursor
}

func (r *root) header(s ui.Screen, w int) string {
	st := r.env.Styles
	left, right := s.Head()
	left = ui.OneLine(left, w)
	if right == "" {
		right = r.stateText()
		state, _ := r.env.Saver.State()
		if state == ui.NotSaved {
			return ui.Ends(st.Strong.Render(left), st.Trouble.Render(right), w)
		}
	}
	return ui.Ends(st.Strong.Render(left), st.Muted.Render(ui.Clean(right)), w)
}

// stateText says how the texts stand, in a word.
func (r *root) stateText() string {
	switch state, _ := r.env.Saver.State(); state {
	case ui.NotSaved:
		return "✗ " + r.env.T("ui.not_saved")
	case ui.Saving, ui.Unsaved:
		return "… " + r.env.T("ui.saving")
	}
	if !r.env.Saver.Resting() {
		return "… " + r.env.T("ui.saving")
	}
	return "✓ " + r.env.T("ui.saved")
}

// notice is what stands above the footer: why a text is not saved, else the last
// message.
func (r *root) notice(w int) []string {
	st := r.env.Styles
	if state, err := r.env.Saver.State(); state == ui.NotSaved {
		key := "ui.not_saved_because"
		if i18n.FaultCode(err) == store.FaultLocked {
			key = "ui.not_saved_locked" // its sentence says already that it is tried again
		}
		text := r.env.T(key, r.env.Words.Sentence(err))
		return ui.Paint(few(ui.Wrap(text, w), w), st.Trouble)
	}
	if r.flash.Text == "" {
		return nil
	}
	paint := st.Good
	if r.flash.Trouble {
		paint = st.Trouble
	}
	return ui.Paint(few(ui.Wrap(r.flash.Text, w), w), paint)
}

// few keeps a message from taking the screen, and says where it goes on.
func few(lines []string, w int) []string {
	const most = 4
	if len(lines) <= most {
		return lines
	}
	lines = lines[:most]
	lines[most-1] = strings.TrimRight(ui.OneLine(lines[most-1], w-2), "…") + " …"
	return lines
}

// window draws a small window over what is there.
func (r *root) window(lines []string, s ui.Window) ([]string, *tea.Cursor) {
	st := r.env.Styles
	w, h := s.Size(r.w-4, r.h-3)
	w, h = max(1, min(w, r.w-4)), max(1, min(h, r.h-3))
	x, y := (r.w-w-4)/2, max(0, (r.h-h-3)/3)
	content, cursor := s.View(w, h)
	title, _ := s.Head()
	rows := head(strings.Split(content, "\n"), h)

	top := "╭─"
	if title != "" {
		title = ui.OneLine(title, w-2)
		top = st.Line.Render("╭─ ") + st.Strong.Render(title) + st.Line.Render(" "+strings.Repeat("─", max(0, w-1-ui.Width(title)))+"╮")
	} else {
		top = st.Line.Render(top + strings.Repeat("─", w+1) + "╮")
	}
	box := []string{top}
	for i := range h {
		row := ""
		if i < len(rows) {
			row = rows[i]
		}
		box = append(box, st.Line.Render("│")+" "+ui.Fill(row, w)+" "+st.Line.Render("│"))
	}
	box = append(box, st.Line.Render("╰"+strings.Repeat("─", w+2)+"╯"))
	for i, b := range box {
		if at := y + i; at < len(lines) {
			lines[at] = over(lines[at], b, x, w+4)
		}
	}
	r.body.x, r.body.y, r.body.w, r.body.h = x+2, y+1, w, h
	if cursor != nil {
		cursor.X = min(cursor.X, w-1) + x + 2
		cursor.Y += y + 1
	}
	return lines, cursor
}

// anew has everything painted again, in the whole window. What paints scrolls with
// the margins that a terminal has, and sets them to the height it knows afterwards:
// where the window was made larger meanwhile, all that comes later would stand in a
// part of it.
func anew() tea.Cmd {
	return tea.Sequence(tea.Raw(openMargins), tea.ClearScreen)
}

// openMargins is DECSTBM without values: the margins are those of the window.
const openMargins = "\x1b[r"

// over puts a text of w cells over a line, from cell x.
func over(line, text string, x, w int) string {
	left := ui.Fill(ui.Measure().Truncate(line, x, ""), x)
	right := ""
	if want := ui.Width(line) - x - w; want > 0 {
		right = ui.Measure().TruncateLeft(line, x+w, "")
		// A wide character that the text covers half of is gone whole.
		for more := 1; ui.Width(right) > want; more++ {
			right = ui.Measure().TruncateLeft(line, x+w+more, "")
		}
		right = strings.Repeat(" ", want-ui.Width(right)) + right
	}
	return left + "\x1b[m" + text + "\x1b[m" + right
}

// footer shows the keys that work now.
func (r *root) footer() string {
	st := r.env.Styles
	margin := 1
	if r.w < 60 {
		margin = 0
	}
	shown := r.footActions(r.w - 2*margin)
	r.foot = r.foot[:0]
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", margin))
	x := margin
	for i, a := range shown {
		if i > 0 {
			b.WriteString("   ")
			x += 3
		}
		key, word := r.env.Key(a.Keys[0]), r.footWord(a)
		b.WriteString(st.Text.Render(key) + " " + st.Muted.Render(word))
		n := ui.Width(key) + 1 + ui.Width(word)
		r.foot = append(r.foot, footSpan{x, x + n, a.ID})
		x += n
	}
	return b.String()
}

// footActions are the actions that stand in the footer, as many as there is room
// for; the menu is always among them, since every other is found in it.
func (r *root) footActions(w int) []action.Action {
	var all []action.Action
	seen := map[action.ID]bool{}
	for _, a := range r.here() {
		if a.Foot == 0 || len(a.Keys) == 0 || seen[a.ID] {
			continue
		}
		seen[a.ID] = true
		all = append(all, a)
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Foot < all[j].Foot })
	size := func(a action.Action) int {
		return ui.Width(r.env.Key(a.Keys[0])) + 1 + ui.Width(r.footWord(a)) + 3
	}
	keep := map[action.ID]bool{}
	used := 0
	for _, a := range all {
		if a.ID == action.Palette {
			keep[a.ID] = true
			used += size(a)
		}
	}
	for _, a := range all {
		if !keep[a.ID] && used+size(a)-3 <= w {
			keep[a.ID] = true
			used += size(a)
		}
	}
	var shown []action.Action
	for _, a := range all {
		if keep[a.ID] {
			shown = append(shown, a)
		}
	}
	return shown
}

// here are the actions whose keys work now, in the order of the table.
func (r *root) here() []action.Action { return r.offered(r.scopes()) }

// everything is what the menu lists: also what has no key while a text is being
// written, since there it is the only way.
func (r *root) everything() []action.Action {
	scopes := r.scopes()
	if b, ok := r.top().(ui.Beyonder); ok && writing(scopes) {
		scopes = append(scopes, b.Beyond()...)
	}
	return r.offered(scopes)
}

func (r *root) offered(scopes []action.Scope) []action.Action {
	var list []action.Action
	seen := map[string]action.ID{}
	for _, sc := range scopes {
		for _, a := range action.Table() {
			if a.Scope != sc || !r.offers(a.ID) || !r.offersOwn(a.ID) {
				continue
			}
			if len(a.Keys) > 0 {
				if other, taken := seen[a.Keys[0]]; taken && other != a.ID {
					continue // an inner scope has taken its key
				}
				for _, k := range a.Keys {
					seen[k] = a.ID
				}
			}
			list = append(list, a)
		}
	}
	order := map[action.ID]int{}
	for i, a := range action.Table() {
		if _, ok := order[a.ID]; !ok {
			order[a.ID] = i
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return order[list[i].ID] < order[list[j].ID] })
	return list
}

// footWord is an action's word in the footer; a place can have one of its own.
func (r *root) footWord(a action.Action) string {
	if own := "foot." + string(a.Scope) + "." + string(a.ID); r.env.Words.Has(own) {
		return r.env.T(own)
	}
	return r.env.T("foot." + string(a.ID))
}
