/** Stylesheets are bundled as minified text and adopted by shadow roots; there is no CSS file to serve. */
declare module '*.css' {
  const text: string;
  export default text;
}
