/**
 * The one address that takes a form from anywhere: mail programs send it there by themselves when their reader unsubscribes (RFC 8058), with
 * no cookie and no page of ours around it. What it does follows from the sealed path alone; who is signed in is not looked at.
 */
export function takesFromAnywhere(method: string | undefined, pathname: string): boolean {
  return method === 'POST' && /^\/unsubscribe\/[\w-]{40,400}$/.test(pathname)
}
