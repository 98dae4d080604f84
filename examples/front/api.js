// The door: every call to the portal, and the session that a reader has there.

const { portal } = await (await fetch("config.json")).json();
const KEPT = "entraide-session";

/** What the portal refused, in words that can be shown; `errors` say which field. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `Erreur ${status}`);
    this.status = status;
    this.errors = body.errors ?? [];
  }
}

async function call(path, { method = "GET", body, headers = {} } = {}) {
  const token = sessionStorage.getItem(KEPT);
  const answer = await fetch(`${portal}/api/${path}`, {
    method,
    headers: {
      "Accept-Language": "fr",
      ...(body ? { "Content-Type": "application/json" } : {}),
      ...(token ? { "X-Session-Token": token } : {}),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const said = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
  return { ok: answer.ok, status: answer.status, said };
}

/** Read a resource; `words` are parameters, lists repeated. */
export async function read(path, words = {}) {
  const query = new URLSearchParams(Object.entries(words).filter(([, value]) => value));
  const { ok, status, said } = await call(`v1/${path}?${query}`);
  if (!ok) throw new Problem(status, said);
  return said;
}

/** Write once: the key is the form's, so that a second click is the same call. */
export async function write(path, body, key) {
  const { ok, status, said } = await call(`v1/${path}`, { method: "POST", body, headers: { "Idempotency-Key": key } });
  if (!ok) throw new Problem(status, said);
  return said;
}

/** Sign in; returns whether a second factor is still asked for. */
export async function signIn(email, password) {
  return enter(await call("auth/login", { method: "POST", body: { email, password } }));
}

/** Give the code of the second factor. */
export async function giveCode(code) {
  return enter(await call("auth/2fa/authenticate", { method: "POST", body: { code } }));
}

function enter({ status, said }) {
  if (said.meta?.session_token) sessionStorage.setItem(KEPT, said.meta.session_token);
  if (said.meta?.is_authenticated) return false;
  if ((said.data?.flows ?? []).some((flow) => flow.id === "mfa_authenticate" && flow.is_pending)) return true;
  const words = (said.errors ?? []).map((one) => one.message).join(" ");
  throw new Problem(status, { detail: words || "La connexion a échoué." });
}

/** Sign out, here and there. */
export async function signOut() {
  await call("auth/session", { method: "DELETE" });
  sessionStorage.removeItem(KEPT);
}

/** Who is signed in; null for nobody. */
export async function whoAmI() {
  if (!sessionStorage.getItem(KEPT)) return null;
  try {
    return await read("me");
  } catch (problem) {
    if (problem.status === 401) sessionStorage.removeItem(KEPT);
    return null;
  }
}
