// The libraries that scanner/literal is measured against. They are a module of
// their own, so that nobody who builds or imports stanch downloads them.
module github.com/stanchscan/stanch/bench/literal

go 1.26.0

replace github.com/stanchscan/stanch => ../..

require (
	github.com/BobuSumisu/aho-corasick v1.0.3
	github.com/anknown/ahocorasick v0.0.0-20190904063843-d75dbd5169c0
	github.com/cloudflare/ahocorasick v0.0.0-20240916140611-054963ec9396
	github.com/coregx/ahocorasick v0.3.1
	github.com/petar-dambovaliev/aho-corasick v0.0.0-20250424160509-463d218d4745
	github.com/stanchscan/stanch v0.0.0-00010101000000-000000000000
)

require github.com/anknown/darts v0.0.0-20151216065714-83ff685239e6 // indirect
