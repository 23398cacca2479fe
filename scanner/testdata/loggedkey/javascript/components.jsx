// Components that log, and pages sent as a response.
import React, { useEffect, useState } from "react";
import { renderToStaticMarkup } from "react-dom/server";

export function LoginForm({ onLogin, t }) {
  const [password, setPassword] = useState("");

  const submit = (event) => {
    event.preventDefault();
    console.log("submitting", password); // leak
    onLogin(password);
  };

  return (
    <form onSubmit={submit}>
      <label htmlFor="password">{t("login.password")}</label>
      <input id="password" type="password" value={password} onChange={(e) => setPassword(e.target.value)} />
      <p className="hint">Don't share it: console.log(password) isn't allowed</p>{/* fine */}
      <button onClick={() => console.log("login with password clicked")}>Log in</button>{/* fine */}
    </form>
  );
}

export function KeyButton({ apiKey, label }) {
  return (
    <button title={label} onClick={() => alert(`Key: ${apiKey}`)}>{/* leak */}
      Show
    </button>
  );
}

export function CopyButton({ apiKey }) {
  return (
    <button onClick={() => navigator.clipboard.writeText(apiKey).then(() => alert("API key copied"))}>{/* fine */}
      Copy
    </button>
  );
}

export function Session({ session: { accessToken, user } }) {
  useEffect(() => {
    console.debug("session of", user.name, accessToken); // leak
  }, [accessToken, user]);

  useEffect(() => {
    console.debug("session changed", Boolean(accessToken)); // fine
  }, [accessToken]);

  return <>{user.name} &amp; others: it's "fine"</>;
}

export function Items({ items }) {
  return (
    <ul>
      {items.map((item, key) => (
        <li key={key} onMouseEnter={() => console.log("hover", key, item.id)}>{item.title}</li> /* fine */
      ))}
    </ul>
  );
}

export function Field({ name, type = "text", ...rest }) {
  if (type === "password" && !name) console.warn("a password field needs a name"); // fine
  return <input {...rest} name={name} type={type} />;
}

export function keyPage(req, res) {
  const { secretKey } = req.app.locals;
  res.send(renderToStaticMarkup(<code>{secretKey}</code>)); // leak
}

export function labelPage(req, res) {
  res.send(renderToStaticMarkup(<label htmlFor="secretKey">Secret key</label>)); // fine
}

class Profile extends React.Component {
  state = { token: this.props.token };

  componentDidMount() {
    console.log("mounted with", this.state.token); // leak
  }

  componentDidCatch(error) {
    console.error("profile with token failed", error); // fine
  }

  render() {
    return <a href={`/users/${this.props.id}`}>{this.props.name}</a>;
  }
}

export default Profile;
