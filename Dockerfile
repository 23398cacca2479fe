# stanch, and nothing else: a static binary that runs as nobody.
#
#   docker build -t stanch .
#   docker run --rm -v "$PWD:/src" -u "$(id -u):$(id -g)" stanch scan
FROM golang:1.26 AS build
WORKDIR /stanch
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOTOOLCHAIN=local go build -trimpath -ldflags=-s -buildvcs=false -o /out/stanch ./cmd/stanch

FROM scratch
COPY --from=build /out/stanch /stanch
# No home of anybody: what speeds up the next scan is kept only where --cache-dir says.
USER 65532:65532
WORKDIR /src
ENTRYPOINT ["/stanch"]
