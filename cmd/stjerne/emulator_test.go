//go:build unix

package main_test

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// emulator is a terminal as far as the program uses one, with characters of two
// cells and of none. What it doesn't know it notes down in odd: a sequence that
// nobody meant to send has slipped through.
type emulator struct {
	w, h        int
	cells       [][]string // "" is the right half of a wide character
	main        [][]string
	x, y        int
	pending     bool // the last column was written, and the next character wraps
	noWrap      bool
	top, bottom int
	savedX      int
	savedY      int
	last        string
	rest        []byte
	odd         []string
}

func newEmulator(w, h int) *emulator {
	e := &emulator{w: w, h: h, bottom: h - 1}
	e.cells = blank(w, h)
	return e
}

func blank(w, h int) [][]string {
	cells := make([][]string, h)
	for i := range cells {
		cells[i] = blankRow(w)
	}
	return cells
}

func blankRow(w int) []string {
	row := make([]string, w)
	for i := range row {
		row[i] = " "
	}
	return row
}

// resize keeps what still fits, as terminals do with a screen that isn't their
// main one.
func (e *emulator) resize(w, h int) {
	fit := func(old [][]string) [][]string {
		cells := blank(w, h)
		for y := range min(h, len(old)) {
			copy(cells[y], old[y])
		}
		return cells
	}
	e.cells = fit(e.cells)
	if e.main != nil {
		e.main = fit(e.main)
	}
	e.w, e.h, e.top, e.bottom, e.pending = w, h, 0, h-1, false
	e.at(e.x, e.y)
}

func (e *emulator) at(x, y int) {
	e.x, e.y, e.pending = max(0, min(x, e.w-1)), max(0, min(y, e.h-1)), false
}

// String is the screen, a line a row.
func (e *emulator) String() string {
	lines := make([]string, e.h)
	for y, row := range e.cells {
		lines[y] = strings.TrimRight(strings.Join(row, ""), " ")
	}
	return strings.Join(lines, "\n")
}

// write takes what a program sends; a sequence may be cut anywhere.
func (e *emulator) write(data []byte) {
	data = append(e.rest, data...)
	for len(data) > 0 {
		n := e.step(data)
		if n == 0 {
			break
		}
		data = data[n:]
	}
	e.rest = append([]byte(nil), data...)
}

// step takes one character or sequence, and returns 0 where it isn't whole yet.
func (e *emulator) step(data []byte) int {
	switch c := data[0]; {
	case c == 0x1b:
		return e.escape(data)
	case c == '\r':
		e.at(0, e.y)
	case c == '\n':
		e.feed()
	case c == '\b':
		e.at(e.x-1, e.y)
	case c == '\t':
		e.at((e.x/8+1)*8, e.y)
	case c == 0x07 || c == 0:
	case c < 0x20 || c == 0x7f:
		e.odd = append(e.odd, fmt.Sprintf("%q", c))
	default:
		if !utf8.FullRune(data) {
			return 0
		}
		r, n := utf8.DecodeRune(data)
		// On the main screen a terminal echoes what is typed while the program has given
		// it back, in halves too where it takes it up again meanwhile.
		if e.main != nil && (r == utf8.RuneError && n == 1 || r >= 0x80 && r < 0xa0) {
			e.odd = append(e.odd, fmt.Sprintf("%q", data[:n]))
		}
		e.put(string(r))
		return n
	}
	return 1
}

func (e *emulator) feed() {
	e.pending = false
	if e.y == e.bottom {
		e.scroll(1)
	} else if e.y < e.h-1 {
		e.y++
	}
}

// scroll moves the region up, or down where n is negative.
func (e *emulator) scroll(n int) {
	for ; n > 0; n-- {
		copy(e.cells[e.top:e.bottom+1], e.cells[e.top+1:e.bottom+1])
		e.cells[e.bottom] = blankRow(e.w)
	}
	for ; n < 0; n++ {
		copy(e.cells[e.top+1:e.bottom+1], e.cells[e.top:e.bottom])
		e.cells[e.top] = blankRow(e.w)
	}
}

func (e *emulator) put(s string) {
	w := ansi.StringWidthWc(s)
	if w == 0 {
		x := e.x
		if !e.pending && x > 0 {
			x--
		}
		if e.cells[e.y][x] == "" && x > 0 {
			x--
		}
		e.cells[e.y][x] += s
		return
	}
	if (e.pending || e.x+w > e.w) && !e.noWrap {
		e.x = 0
		e.feed()
	}
	w = min(w, e.w)
	e.x = min(e.x, e.w-w)
	row := e.cells[e.y]
	if row[e.x] == "" && e.x > 0 {
		row[e.x-1] = " "
	}
	if e.x+w < e.w && row[e.x+w] == "" {
		row[e.x+w] = " "
	}
	row[e.x] = s
	if w == 2 {
		row[e.x+1] = ""
	}
	e.last = s
	if e.x+w == e.w {
		e.x, e.pending = e.w-1, true
		return
	}
	e.x += w
}

// escape takes a sequence.
func (e *emulator) escape(data []byte) int {
	if len(data) < 2 {
		return 0
	}
	switch data[1] {
	case '[':
		for i := 2; i < len(data); i++ {
			if data[i] >= 0x40 && data[i] <= 0x7e {
				e.control(string(data[2:i]), data[i])
				return i + 1
			}
		}
		return 0
	case ']', 'P', '_':
		for i := 2; i < len(data); i++ {
			if data[i] == 0x07 {
				return i + 1
			}
			if data[i] == 0x1b && i+1 < len(data) && data[i+1] == '\\' {
				return i + 2
			}
		}
		return 0
	case 'M':
		e.pending = false
		if e.y == e.top {
			e.scroll(-1)
		} else if e.y > 0 {
			e.y--
		}
	case '7':
		e.savedX, e.savedY = e.x, e.y
	case '8':
		e.at(e.savedX, e.savedY)
	case '=', '>':
	default:
		e.odd = append(e.odd, fmt.Sprintf("%q", data[:2]))
	}
	return 2
}

// control carries a control sequence out.
func (e *emulator) control(params string, final byte) {
	if strings.ContainsAny(params, "<=>?$ !") {
		e.private(params, final)
		return
	}
	list := strings.Split(params, ";")
	arg := func(i, unset int) int {
		if i < len(list) {
			if n, err := strconv.Atoi(list[i]); err == nil && n > 0 {
				return n
			}
		}
		return unset
	}
	n := arg(0, 1)
	row := e.cells[e.y]
	switch final {
	case 'A':
		e.at(e.x, e.y-n)
	case 'B', 'e':
		e.at(e.x, e.y+n)
	case 'C', 'a':
		e.at(e.x+n, e.y)
	case 'D':
		e.at(e.x-n, e.y)
	case 'G', '`':
		e.at(n-1, e.y)
	case 'd':
		e.at(e.x, n-1)
	case 'H', 'f':
		e.at(arg(1, 1)-1, n-1)
	case 'I':
		e.at((e.x/8+n)*8, e.y)
	case 'Z':
		e.at(((e.x+7)/8-n)*8, e.y)
	case 'J':
		e.erase(arg(0, 0))
	case 'K':
		e.eraseLine(arg(0, 0))
	case 'X':
		e.clear(row, e.x, e.x+n)
		e.pending = false
	case 'P':
		n = min(n, e.w-e.x)
		copy(row[e.x:], row[e.x+n:])
		e.clear(row, e.w-n, e.w)
		e.pending = false
	case '@':
		n = min(n, e.w-e.x)
		copy(row[e.x+n:], row[e.x:])
		e.clear(row, e.x, e.x+n)
		e.pending = false
	case 'L', 'M':
		if e.y < e.top || e.y > e.bottom {
			return
		}
		top := e.top
		e.top = e.y
		if n = min(n, e.bottom-e.y+1); final == 'L' {
			n = -n
		}
		e.scroll(n)
		e.top, e.pending = top, false
	case 'S':
		e.scroll(n)
	case 'T':
		e.scroll(-n)
	case 'r':
		// What was meant for a larger window may come after it became smaller.
		if top, bottom := n-1, min(arg(1, e.h), e.h)-1; top < bottom {
			e.top, e.bottom = top, bottom
			e.at(0, 0)
		}
	case 'b':
		for range n {
			e.put(e.last)
		}
	case 'm', 'c', 'n', 't':
	default:
		e.odd = append(e.odd, fmt.Sprintf("CSI %s%c", params, final))
	}
}

// private takes the sequences that set how a terminal behaves, of which only few
// change what is seen.
func (e *emulator) private(params string, final byte) {
	on := final == 'h'
	switch {
	case strings.HasPrefix(params, "?") && (on || final == 'l'):
		for _, mode := range strings.Split(params[1:], ";") {
			switch mode {
			case "7":
				e.noWrap = !on
			case "1049":
				if on == (e.main != nil) {
					break
				}
				if on {
					e.savedX, e.savedY = e.x, e.y
					e.main, e.cells = e.cells, blank(e.w, e.h)
				} else {
					e.cells, e.main = e.main, nil
					e.at(e.savedX, e.savedY)
				}
			}
		}
	case strings.ContainsRune("umqWpcn", rune(final)):
	default:
		e.odd = append(e.odd, fmt.Sprintf("CSI %s%c", params, final))
	}
}

func (e *emulator) clear(row []string, from, to int) {
	for x := max(0, from); x < min(to, e.w); x++ {
		row[x] = " "
	}
}

func (e *emulator) eraseLine(how int) {
	from, to := e.x, e.w
	if how > 0 {
		from = 0
	}
	if how == 1 {
		to = e.x + 1
	}
	e.clear(e.cells[e.y], from, to)
}

func (e *emulator) erase(how int) {
	e.eraseLine(how)
	for y := range e.cells {
		if how >= 2 || how == 0 && y > e.y || how == 1 && y < e.y {
			e.cells[y] = blankRow(e.w)
		}
	}
}
