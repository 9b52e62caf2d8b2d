export default function Page() {
  return <h1>Broadsheet</h1>
}
