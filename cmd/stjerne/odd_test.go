//go:build unix

package main_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// oddTexts are scripts that terminals get wrong, and what only machines write. The
// last one ends the answer, and is taken away again with one backspace.
var oddTexts = []string{
	"ที่นี่มีน้ำกำลังเดือด",
	"السلام عليكم ورحمة الله",
	"नमस्ते क्षत्रिय",
	"漢字仮名交じり文 한국어",
	"🇩🇰🇸🇪🇳🇴 👨‍👩‍👧‍👦👩🏽‍🚒 1️⃣❤️",
	"bla\u030aba\u0308rgrød\u00a0»her«\tog  der  ",
	"\u202eab\u2066c\u200b\u00ad\u0301",
	"a" + strings.Repeat("\u0301", 4000),
}

// oddAnswer is the journal's only answer, as the shell gives it.
func oddAnswer(t *testing.T, home string) string {
	t.Helper()
	var all any
	if err := json.Unmarshal([]byte(answer(t, home)), &all); err != nil {
		t.Fatal(err)
	}
	longest := ""
	var look func(any)
	look = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, inner := range v {
				look(inner)
			}
		case []any:
			for _, inner := range v {
				look(inner)
			}
		case string:
			if len(v) > len(longest) {
				longest = v
			}
		}
	}
	look(all)
	return longest
}

// saved waits until an answer is in the journal byte for byte.
func saved(t *testing.T, home, want string) {
	t.Helper()
	got := ""
	for deadline := time.Now().Add(waiting); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if got = oddAnswer(t, home); got == want {
			return
		}
	}
	t.Fatalf("saved are %d bytes, not %d:\n%.300q\n%.300q", len(got), len(want), got, want)
}

// footer is the last row of the screen.
func footer(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }

// settledFooter is the footer once it stays as it is: a frame may be half read.
func (t *terminal) settledFooter() string {
	t.t.Helper()
	last, since := "", time.Now()
	t.wait("a footer that stays", func(s string) bool {
		if now := footer(s); now != last {
			last, since = now, time.Now()
		}
		return strings.Contains(last, "ctrl+o") && time.Since(since) > 300*time.Millisecond
	})
	return last
}

// beforeCursor is what stands in the cursor's row before it.
func (t *terminal) beforeCursor() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(t.vt.cells[t.vt.y][:t.vt.x], "")
}

// The terminal's cursor is behind the last character of each line, however many
// cells the terminal gave those before it.
func TestTheCursorBehindOddTexts(t *testing.T) {
	home := started(t)
	term := run(t, home, danish, 140, 40)
	term.open()
	term.write("\x1b[200~" + strings.Join(oddTexts, "\n") + "\x1b[201~")
	for n := len(oddTexts) - 1; n >= 0; n-- {
		want := strings.NewReplacer("\t", "    ", "\u202e", "�", "\u2066", "�", "\u200b", "·", "\u00ad\u0301", "-◌\u0301").Replace(oddTexts[n])
		term.wait("the cursor behind "+want, func(string) bool { return strings.HasSuffix(term.beforeCursor(), want) })
		term.keys("up", "end")
	}
}

// Odd texts are pasted, left, shown, opened again and taken back one character at
// a time, and are saved as they were pasted. The rows around them stay in place.
func TestOddTexts(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {140, 40}, {40, 12}} {
		home := started(t)
		term := run(t, home, danish, size[0], size[1])
		term.expect("Udfordringer")
		term.keys("down", "enter")
		term.expect("esc ud")
		before := term.settledFooter()
		lead := "begyndelsen\n"
		term.write("\x1b[200~" + lead + strings.Join(oddTexts, "\r\n") + "\x1b[201~")
		all := lead + strings.Join(oddTexts, "\n")
		mark := oddTexts[len(oddTexts)-1]
		term.expect(mark)
		term.wait("the footer below the pasted text", func(s string) bool { return footer(s) == before })
		saved(t, home, all)

		left := func(s string) bool {
			return footer(s) != before && strings.Contains(footer(s), "ctrl+o") && strings.Count(s, "\n") == size[1]-1
		}
		term.keys("esc")
		term.wait("the footer of the screen that was left", left)
		saved(t, home, all)

		// The letter with its 4,000 marks goes at once, then the line's end, and of
		// the line above its last mark with what is below it.
		term.keys("enter")
		term.expect("esc ud", mark)
		term.keys("backspace")
		all = strings.TrimSuffix(all, mark)
		term.gone(mark)
		saved(t, home, all)
		term.wait("the footer below the shorter text", func(s string) bool { return footer(s) == before })
		term.keys("backspace", "backspace")
		all = strings.TrimSuffix(all, "\u0301\n")
		saved(t, home, all)
		// A heart, a keycap, a blank and a firefighter: what the eye sees as one goes
		// with one key, and all that was taken away in one go comes back with another.
		term.keys("up", "end", "up", "end", "backspace", "backspace", "backspace", "backspace")
		saved(t, home, strings.Replace(all, "👩🏽‍🚒 1️⃣❤️", "", 1))
		term.keys("ctrl+z")
		saved(t, home, all)
		term.keys("esc")
		term.wait("the footer of the screen that was left", left)
		term.keys("ctrl+q")
		if code := term.end(); code != 0 {
			t.Errorf("%dx%d: exit status %d; the screen was\n%s", size[0], size[1], code, term.screen())
		}
		term.clean()
		if odd := term.vt.odd; len(odd) > 0 {
			t.Errorf("%dx%d: the terminal was sent %q", size[0], size[1], odd)
		}
	}
}
