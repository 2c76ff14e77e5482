package template

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"math"
	"os"
	"regexp"

	"github.com/srwiley/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/draw"

	"stjerne/internal/i18n"
	"stjerne/internal/summary"
)

// A logo is small: what is bigger is a photograph, or no picture at all.
const (
	largestLogo  = 2 << 20 // bytes
	mostPixels   = 6000    // of a PNG, in each direction
	logoWidth    = 720     // pixels that are kept: 60 mm at 300 to the inch
	logoHeight   = 360
	narrowestSVG = 0.01
)

// loadLogo reads a PNG or SVG. A PNG is written anew, so that nothing that a
// drawing program put beside the picture is handed over; an SVG is drawn for the
// formats that take pixels only.
func loadLogo(path string) (*summary.Logo, error) {
	data, err := readLogo(path)
	if err != nil {
		return nil, err
	}
	logo := &summary.Logo{}
	var picture image.Image
	if bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) {
		picture, err = readPNG(data)
	} else {
		picture, err = drawSVG(data)
		logo.SVG = data
	}
	if err != nil {
		return nil, i18n.NewFault("template-logo", path)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, i18n.NewFault("template-logo", path)
	}
	logo.PNG, logo.Width, logo.Height = out.Bytes(), picture.Bounds().Dx(), picture.Bounds().Dy()
	return logo, nil
}

func readLogo(path string) ([]byte, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, i18n.NewFault("template-logo-missing", path)
	}
	defer func() { _ = in.Close() }()
	data, err := io.ReadAll(io.LimitReader(in, largestLogo+1))
	if err != nil {
		return nil, i18n.NewFault("template-logo-missing", path)
	}
	if len(data) > largestLogo {
		return nil, i18n.NewFault("template-logo-large", path)
	}
	return data, nil
}

func readPNG(data []byte) (image.Image, error) {
	c, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if c.Width < 1 || c.Height < 1 || c.Width > mostPixels || c.Height > mostPixels {
		return nil, image.ErrFormat
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	w, h := within(float64(c.Width), float64(c.Height))
	if w > c.Width {
		w, h = c.Width, c.Height
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return out, nil
}

// within is a size of the same shape that fits a logo's room.
func within(w, h float64) (width, height int) {
	scale := math.Min(logoWidth/w, logoHeight/h)
	return max(int(math.Round(w*scale)), 1), max(int(math.Round(h*scale)), 1)
}

// reaching finds in an SVG what would run, or would fetch something when it is shown.
var reaching = regexp.MustCompile(`(?i)<script|<foreignobject|<!entity|<\?xml-stylesheet|@import|\son[a-z]+\s*=|javascript:|(href|src)\s*=\s*["']?\s*(https?:|file:|//|data:text)|url\(\s*["']?\s*(https?:|file:|//)`)

func drawSVG(data []byte) (picture image.Image, err error) {
	defer func() {
		// The library gives up on some drawings by a panic; they are pictures that
		// can't be used, no more.
		if recover() != nil {
			picture, err = nil, image.ErrFormat
		}
	}()
	if reaching.Match(data) || !bytes.Contains(data, []byte("<svg")) {
		return nil, image.ErrFormat
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(data), oksvg.StrictErrorMode)
	if err != nil {
		return nil, err
	}
	if !(icon.ViewBox.W > narrowestSVG) || !(icon.ViewBox.H > narrowestSVG) {
		return nil, image.ErrFormat
	}
	w, h := within(icon.ViewBox.W, icon.ViewBox.H)
	icon.SetTarget(0, 0, float64(w), float64(h))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, out, out.Bounds())), 1)
	return out, nil
}
