
"use strict";
// Long tables: choose rows by rating or lead. Without this script, the whole table is there to read.
(function () {
  var FROM = 8;
  document.querySelectorAll("table").forEach(function (table, at) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    var chosen = [];
    if (rows.length < FROM) { return; }
    var bar = document.createElement("div");
    bar.className = "choose";
    var told = document.createElement("span");
    told.setAttribute("role", "status");
    function words(row, column) {
      var word = row.cells[column].querySelector(".word");
      return (word || row.cells[column]).textContent.trim();
    }
    function show() {
      var count = 0;
      rows.forEach(function (row) {
        var kept = chosen.every(function (each) { return !each.select.value || words(row, each.column) === each.select.value.slice(1); });
        row.hidden = !kept;
        count += kept ? 1 : 0;
      });
      told.textContent = count === rows.length ? "All " + count + " shown" : count + " of " + rows.length + " shown";
    }
    heads.forEach(function (head, column) {
      if (!head.hasAttribute("data-choice")) { return; }
      var values = [];
      rows.forEach(function (row) { var each = words(row, column); if (values.indexOf(each) < 0) { values.push(each); } });
      if (values.length < 2) { return; }
      var select = document.createElement("select");
      select.id = "choice-" + at + "-" + column;
      var all = document.createElement("option");
      all.value = "";
      all.textContent = "All";
      select.appendChild(all);
      values.sort().forEach(function (each) {
        var option = document.createElement("option");
        option.value = "=" + each;
        option.textContent = each || "(none)";
        select.appendChild(option);
      });
      var label = document.createElement("label");
      label.htmlFor = select.id;
      label.textContent = head.textContent + " ";
      select.addEventListener("change", show);
      bar.appendChild(label);
      bar.appendChild(select);
      chosen.push({ select: select, column: column });
    });
    if (!chosen.length) { return; }
    bar.appendChild(told);
    table.parentNode.parentNode.insertBefore(bar, table.parentNode);
    show();
  });
})();
