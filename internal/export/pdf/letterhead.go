package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"stjerne/internal/export/pdf/object"
	"stjerne/internal/summary"
)

// The most that a logo takes, in points: 17 mm high, 55 mm wide.
const (
	logoHeight = 48.0
	logoWidth  = 156.0
)

// letterhead sets an organisation's head on top of the first page: the text small at
// the left, the logo at the right.
func (s *setter) letterhead(head *summary.Letterhead) {
	if head == nil {
		return
	}
	p := piece{}
	room := textWidth
	if logo := head.Logo; logo != nil && len(logo.PNG) > 0 && logo.Width > 0 && logo.Height > 0 {
		scale := min(logoHeight/float64(logo.Height), logoWidth/float64(logo.Width))
		w, h := scale*float64(logo.Width), scale*float64(logo.Height)
		figure := s.root.child("Figure")
		figure.alt = logo.Alt
		p.height = h
		room -= w + 24
		p.arts = append(p.arts, art{node: figure, draw: func(q *painter, y float64) {
			q.on(figure)
			q.op("q")
			q.numbers(w, 0, 0, h, marginSide+textWidth-w, pageHeight-y-h)
			q.op("cm/Logo Do")
			q.op("Q")
		}})
	}
	st := s.m.small()
	lead := st.size * 1.35
	n := s.root.child("P")
	rows := s.fonts.shape(head.Text, st).wrap(room)
	if float64(len(rows))*lead > textHeight/3 {
		// A head that would take the page is text as any other.
		s.lines(rows, n, 0, 0, lead, st.size)
		rows = nil
	}
	for i, r := range rows {
		p.parts = append(p.parts, part{y: float64(i)*lead + baseline(lead, st.size), row: r, node: n})
	}
	p.height = max(p.height, float64(len(rows))*lead)
	if p.height > 0 {
		p.height += s.m.gap(1)
		s.pieces = append(s.pieces, p)
	}
}

// picture writes a PNG as an object of the file, with what of it can be seen
// through beside it.
func picture(f *object.File, data []byte) (object.Ref, error) {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return 0, fmt.Errorf("pdf: logo: %w", err)
	}
	size := img.Bounds().Size()
	flat := image.NewNRGBA(image.Rect(0, 0, size.X, size.Y))
	rgb, alpha := make([]byte, 0, 3*size.X*size.Y), make([]byte, 0, size.X*size.Y)
	through := false
	for y := range size.Y {
		for x := range size.X {
			flat.Set(x, y, img.At(img.Bounds().Min.X+x, img.Bounds().Min.Y+y))
			c, _ := flat.At(x, y).(color.NRGBA)
			rgb, alpha = append(rgb, c.R, c.G, c.B), append(alpha, c.A)
			through = through || c.A != 0xff
		}
	}
	entries := fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", size.X, size.Y)
	mask := ""
	if through {
		mask = "/SMask " + f.Stream(entries+"/ColorSpace/DeviceGray", alpha).String()
	}
	return f.Stream(entries+"/ColorSpace/DeviceRGB"+mask, rgb), nil
}
