// The map of the embeddings: another layout, a picture under the pointer, classes one at a time. Without it the page shows all but that.
(() => {
  const map = document.querySelector(".map");
  if (!map) return;
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const stage = map.querySelector(".stage");
  const tip = stage.querySelector(".tip");
  const circles = [...stage.querySelectorAll("circle")];
  let layout = data.layouts[0];
  let chosen = -1;

  const place = (name) => {
    layout = data.layouts.find((each) => each.name === name);
    circles.forEach((circle, i) => {
      circle.style.cx = layout.x[i] + "px";
      circle.style.cy = layout.y[i] + "px";
    });
    map.querySelectorAll(".switch button").forEach((button) => button.setAttribute("aria-pressed", button.dataset.layout === name));
    map.parentElement.querySelector(".layout").textContent = layout.words;
    hide();
  };

  const hide = () => {
    if (chosen >= 0) circles[chosen].classList.remove("chosen");
    chosen = -1;
    tip.hidden = true;
  };

  const show = (i) => {
    if (i < 0 || i === chosen) return;
    hide();
    chosen = i;
    circles[i].classList.add("chosen");
    const side = 118;
    const picture = tip.querySelector("div");
    // Once: the address holds all the pictures.
    if (!picture.style.backgroundImage) picture.style.backgroundImage = "url(" + document.getElementById("map-pictures").src + ")";
    picture.style.backgroundSize = data.columns * side + "px auto";
    picture.style.backgroundPosition = -(i % data.columns) * side + "px " + -Math.floor(i / data.columns) * side + "px";
    tip.querySelector("b").textContent = data.labels[i] < 0 ? "" : data.classes[data.labels[i]];
    tip.querySelector("span").textContent = data.names[i];
    tip.hidden = false;
    const scale = stage.clientWidth / data.width;
    const [x, y] = [layout.x[i] * scale, layout.y[i] * scale];
    tip.style.left = Math.max(0, Math.min(x + 14, stage.clientWidth - tip.offsetWidth)) + "px";
    tip.style.top = (y + 14 + tip.offsetHeight > stage.clientHeight ? Math.max(0, y - 14 - tip.offsetHeight) : y + 14) + "px";
  };

  const visible = (i) => !stage.classList.contains("some") || circles[i].classList.contains("lit");

  const nearest = (x, y, within, allowed) => {
    let [best, least] = [-1, within * within];
    for (let i = 0; i < circles.length; i++) {
      const distance = (layout.x[i] - x) ** 2 + (layout.y[i] - y) ** 2;
      if (distance < least && visible(i) && allowed(i)) [best, least] = [i, distance];
    }
    return best;
  };

  const under = (event) => {
    const box = stage.querySelector("svg").getBoundingClientRect();
    const scale = data.width / box.width;
    const i = nearest((event.clientX - box.left) * scale, (event.clientY - box.top) * scale, 16, () => true);
    if (i < 0) hide();
    else show(i);
  };

  stage.addEventListener("pointermove", under);
  stage.addEventListener("pointerdown", under);
  stage.addEventListener("pointerleave", hide);
  stage.addEventListener("blur", hide);
  stage.addEventListener("focus", () => stage.matches(":focus-visible") && show(nearest(data.width / 2, data.height / 2, 1e9, () => true)));
  stage.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "Escape") hide();
    if (!way) return;
    event.preventDefault();
    if (chosen < 0) return show(nearest(data.width / 2, data.height / 2, 1e9, () => true));
    const [x, y] = [layout.x[chosen], layout.y[chosen]];
    show(nearest(x, y, 1e9, (i) => {
      const [dx, dy] = [layout.x[i] - x, layout.y[i] - y];
      const along = dx * way[0] + dy * way[1];
      return i !== chosen && along > 0 && along >= Math.abs(dx * way[1] + dy * way[0]);
    }));
  });

  map.querySelectorAll(".switch button").forEach((button) => button.addEventListener("click", () => place(button.dataset.layout)));
  const classes = [...map.querySelectorAll(".classes button")];
  classes.forEach((button) => button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
    const lit = classes.filter((each) => each.getAttribute("aria-pressed") === "true").map((each) => each.dataset.colour);
    stage.classList.toggle("some", lit.length > 0);
    circles.forEach((circle) => circle.classList.toggle("lit", lit.includes(circle.dataset.colour)));
    hide();
  }));
})();
