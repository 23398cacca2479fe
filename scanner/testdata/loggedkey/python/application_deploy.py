"""Builds an image, pushes it and restarts the service."""
import argparse
import os
import shlex
import subprocess
import sys

REGISTRY = "registry.example.com"


def run(command, stdin=None):
    print("$", shlex.join(command))  # leak
    done = subprocess.run(command, input=stdin, text=True, capture_output=True)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}")  # fine
    return done.stdout


def registry_login(user, password):
    print("login at", REGISTRY, "as", user)  # fine
    subprocess.run(["docker", "login", "-u", user, "--password-stdin", REGISTRY], input=password, text=True)  # fine


def build(tag, npm_token):
    run(["docker", "build", "--build-arg", f"NPM_TOKEN={npm_token}", "-t", tag, "."])


def restart(host, deploy_key_path, tag):
    print(f"ssh -i {deploy_key_path} deploy@{host} restart {tag}")  # fine
    subprocess.run(["ssh", "-i", deploy_key_path, f"deploy@{host}", "restart", tag], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tag")
    parser.add_argument("--host", action="append", default=[])
    parser.add_argument("--registry-password", default=os.environ.get("REGISTRY_PASSWORD"))
    parser.add_argument("--key-file", default="~/.ssh/deploy")
    options = parser.parse_args()
    if not options.registry_password:
        parser.error("--registry-password or REGISTRY_PASSWORD is needed")  # fine
    npm_token = os.environ.get("NPM_TOKEN")
    if npm_token is None:
        print("NPM_TOKEN is not set, private packages will fail", file=sys.stderr)  # fine
    registry_login("deploy", options.registry_password)
    build(f"{REGISTRY}/service:{options.tag}", npm_token)
    for host in options.host:
        try:
            restart(host, options.key_file, options.tag)
        except subprocess.CalledProcessError as error:
            print(f"{host}: {error.returncode}", file=sys.stderr)  # fine
            print("registry password was", options.registry_password, file=sys.stderr)  # leak
            raise SystemExit(1)
    print("deployed", options.tag, "on", len(options.host), "hosts")  # fine


if __name__ == "__main__":
    main()
