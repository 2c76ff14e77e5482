package chart

import (
	"cmp"
	"math"
	"slices"
)

// Sizes of what is drawn, in units.
const (
	svgFont    = 13.0
	svgLine1   = 17.0 // from one line of text to the next
	svgDotSize = 4.5
	svgRing    = 7.5 // around a dot that stands for several
	svgGap     = 8.0 // between an axis and its labels
	svgApart   = 10.0
	svgInset   = 8.0 // between the axis and the first day, so that a dot there is seen whole
	svgMarkRow = 20.0
	svgSame    = 1.5 // dots no farther apart than this are one to the eye
)

// svgLayout is the picture with everything at its place.
type svgLayout struct {
	lines  []svgPath
	dots   []svgSpot
	marks  []svgPlaced
	labels []svgLabel
}

type svgPath struct {
	class  string
	points []svgPoint
}

type svgSpot struct {
	style DotStyle
	x, y  float64
	many  bool
}

type svgPlaced struct {
	style MarkStyle
	x, y  float64
}

// svgLabel is a text at the end, the middle or the start of which x, y stands; y is
// the line it is written on.
type svgLabel struct {
	class, anchor string
	x, y          float64
	text          string
}

// middle is how far under the middle of a text the line is that it is written on.
const middle = 0.33 * svgFont

// svgRoom is the room between the axes.
type svgRoom struct{ left, top, right, bottom float64 }

func (r svgRoom) x(x float64) float64 {
	return r.left + svgInset + x*(r.right-r.left-2*svgInset)
}

// y of 0 is the axis of time.
func (r svgRoom) y(y float64) float64 { return r.bottom - y*(r.bottom-r.top) }

func (s *SVG) laidOut() svgLayout {
	texts := s.fitting()
	room := s.room(texts)
	var l svgLayout
	l.values(room, texts)
	for _, line := range s.lines {
		l.line(room, line)
	}
	if s.cut {
		// Two strokes across the axis say that what lies under them is left out.
		for _, up := range []float64{10, 14} {
			l.lines = append(l.lines, svgPath{"cut", []svgPoint{
				{room.left - 4, room.bottom - up + 2}, {room.left + 4, room.bottom - up - 2},
			}})
		}
	}
	for _, d := range s.dots {
		l.dot(room, d)
	}
	for _, m := range s.marks {
		l.mark(room, m)
	}
	slices.SortStableFunc(l.marks, func(a, b svgPlaced) int { return cmp.Compare(a.style, b.style) })
	l.times(room, texts, s.width, len(s.marks) > 0)
	l.ends(room, texts)
	l.loops(room, texts)
	return l
}

// fitting are the texts that the picture has room for. Where those at the ends of
// lines would leave the values less than half of the width, the longest go; what is
// still too long beside the axis is cut and says so.
func (s *SVG) fitting() []svgText {
	texts := slices.Clone(s.texts)
	for i, t := range texts {
		if t.place == LeftOf {
			texts[i].text = cutTo(t.text, s.width/3)
		}
	}
	for widest(texts, LeftOf)+widest(texts, RightOf)+2*svgGap > s.width/2 {
		longest := -1
		for i, t := range texts {
			if t.place == RightOf && (longest < 0 || textWidth(t.text) > textWidth(texts[longest].text)) {
				longest = i
			}
		}
		if longest < 0 {
			break
		}
		texts = slices.Delete(texts, longest, longest+1)
	}
	return texts
}

func widest(texts []svgText, place Place) float64 {
	w := 0.0
	for _, t := range texts {
		if t.place == place {
			w = max(w, textWidth(t.text))
		}
	}
	return w
}

func (s *SVG) room(texts []svgText) svgRoom {
	r := svgRoom{
		left: 1 + widest(texts, LeftOf) + svgGap, top: svgRing + 2,
		right: s.width - svgRing - 2, bottom: s.height - 2 - svgApart - svgLine1,
	}
	if w := widest(texts, RightOf); w > 0 {
		r.right = s.width - 1 - w - svgGap
	}
	if slices.ContainsFunc(texts, func(t svgText) bool { return t.place == Beside }) {
		r.top += svgLine1
	}
	if len(s.marks) > 0 {
		r.bottom -= svgMarkRow - svgApart + 2
	}
	return r
}

// values places the labels of the axis of values, those left out that would touch
// the one before, and draws a line across for each that stays.
func (l *svgLayout) values(room svgRoom, texts []svgText) {
	last := math.Inf(1)
	for _, t := range texts {
		y := room.y(t.y)
		if t.place != LeftOf || math.Abs(last-y) < svgLine1 {
			continue
		}
		last = y
		l.labels = append(l.labels, svgLabel{"value", "end", room.left - svgGap, y + middle, t.text})
		if t.y > 0 {
			l.lines = append(l.lines, svgPath{"grid", []svgPoint{{room.left, y}, {room.right, y}}})
		}
	}
}

func (l *svgLayout) line(room svgRoom, line svgLine) {
	class := map[Style]string{
		Axis: "axis", BaselineLine: "baseline", TargetLine: "target", MedianLine: "median", BorderLine: "border",
	}[line.style]
	at := func(x, y float64) svgPoint {
		p := svgPoint{room.x(x), room.y(y)}
		// What goes from end to end begins at the axis and not at the first day.
		switch {
		case line.style == BorderLine:
			if y == 1 {
				p.y -= svgLine1
			}
		case x == 0:
			p.x = room.left
		case x == 1:
			p.x = room.right
		}
		return p
	}
	l.lines = append(l.lines, svgPath{class, []svgPoint{at(line.x1, line.y1), at(line.x2, line.y2)}})
}

// dot places a value. Several in one place are one with a ring around it; one that
// counts is seen before one that belongs to the baseline.
func (l *svgLayout) dot(room svgRoom, d svgDot) {
	x, y := room.x(d.x), room.y(d.y)
	for i, there := range l.dots {
		if math.Abs(there.x-x) <= svgSame && math.Abs(there.y-y) <= svgSame {
			l.dots[i].many = true
			l.dots[i].style = min(there.style, d.style)
			return
		}
	}
	l.dots = append(l.dots, svgSpot{style: d.style, x: x, y: y})
}

// mark places a mark in the row under the axis. Several of a kind in one place stay
// one.
func (l *svgLayout) mark(room svgRoom, m svgMark) {
	at := svgPlaced{m.style, room.x(m.x), room.bottom + svgMarkRow/2 + 2}
	if !slices.ContainsFunc(l.marks, func(there svgPlaced) bool {
		return there.style == at.style && math.Abs(there.x-at.x) < svgDotSize
	}) {
		l.marks = append(l.marks, at)
	}
}

// times places the labels of the axis of time, those left out that would touch the
// one before or stand far from their day to stay in the picture.
func (l *svgLayout) times(room svgRoom, texts []svgText, width float64, marked bool) {
	y := room.bottom + svgApart + svgFont
	if marked {
		y = room.bottom + svgMarkRow + 2 + svgFont
	}
	used := -svgApart
	for _, t := range texts {
		if t.place != Below {
			continue
		}
		half, at := textWidth(t.text)/2, room.x(t.x)
		x := min(max(at, half+1), width-half-1)
		if x-half < used+svgApart || math.Abs(x-at) > half {
			continue
		}
		used = x + half
		l.labels = append(l.labels, svgLabel{"time", "middle", x, y, t.text})
		l.lines = append(l.lines, svgPath{"tick", []svgPoint{{at, room.bottom}, {at, room.bottom + 5}}})
	}
}

// ends places the labels at the ends of lines so that none touches another: they
// give way upwards and downwards, and a thin line leads from one that had to.
func (l *svgLayout) ends(room svgRoom, texts []svgText) {
	var own []svgText
	for _, t := range texts {
		if t.place == RightOf {
			own = append(own, t)
		}
	}
	top, bottom := room.top, room.bottom
	if most := 1 + int((bottom-top)/svgLine1); len(own) > most {
		own = own[:most]
	}
	slices.SortStableFunc(own, func(a, b svgText) int { return cmp.Compare(b.y, a.y) })
	heights := make([]float64, len(own))
	for i, t := range own {
		heights[i] = room.y(t.y)
	}
	spread(heights, top, bottom)
	for i, t := range own {
		if from := room.y(t.y); math.Abs(from-heights[i]) > 2 {
			l.lines = append(l.lines, svgPath{"leader", []svgPoint{
				{room.right, from}, {room.right + svgGap - 2, heights[i]},
			}})
		}
		l.labels = append(l.labels, svgLabel{"end", "", room.right + svgGap, heights[i] + middle, t.text})
	}
}

// spread moves heights, given from the top down, as little as brings them a line
// apart between two ends that have room for them.
func spread(heights []float64, top, bottom float64) {
	// Those that touch are taken together around their middle, until none do.
	type group struct {
		sum   float64 // of where each would begin the group, were it alone
		many  int
		start float64
	}
	var groups []group
	place := func(g group) group {
		g.start = min(max(g.sum/float64(g.many), top), bottom-float64(g.many-1)*svgLine1)
		return g
	}
	for _, h := range heights {
		groups = append(groups, place(group{sum: h, many: 1}))
		for n := len(groups); n > 1; n = len(groups) {
			a, b := groups[n-2], groups[n-1]
			if a.start+float64(a.many)*svgLine1 <= b.start {
				break
			}
			sum := a.sum + b.sum - float64(b.many*a.many)*svgLine1
			groups = append(groups[:n-2], place(group{sum: sum, many: a.many + b.many}))
		}
	}
	at := 0
	for _, g := range groups {
		for i := range g.many {
			heights[at] = g.start + float64(i)*svgLine1
			at++
		}
	}
}

// loops places the texts at the tops of upright lines, over the room for values: to
// the right of the line, else to its left, else nowhere.
func (l *svgLayout) loops(room svgRoom, texts []svgText) {
	used := room.left
	for _, t := range texts {
		if t.place != Beside {
			continue
		}
		x, w := room.x(t.x), textWidth(t.text)
		label := svgLabel{"loop", "", x + 4, room.top - svgRing - 4, t.text}
		switch {
		case x+4 >= used && x+4+w <= room.right:
			used = x + 4 + w + 4
		case x-4-w >= used:
			label.anchor, label.x = "end", x-4
			used = x + 4
		default:
			continue
		}
		l.labels = append(l.labels, label)
	}
}
