module github.com/stanchscan/stanch

go 1.26
