// Where what a lesson speaks of lies when it is not on the screen: by another name in another layout, on a phone's
// tab, or behind a button of a narrower window.
const doors = [
  [/^(add_point|points?\b|point\d|data|noise|samples|dataset|training_share|batch_size|new_sample|own_data|split|train_limit|drawer\.open)/, 'tab.Data', ['drawer.open']],
  [/^(feature|layer|add_layer|network|w_trace|b_trace|images_model)/, 'tab.Network', ['drawer.open']],
  [/^(learning_rate|optimizer|regularizer|epochs?\b|stop|callbacks|schedule|speed|seed|step_apart|more)/, 'tab.Training', ['more']],
  [/^(test_image|workbench_page|curve|images_curves|inside|lab|why|judging)/, 'tab.Training', []],
  [/^(pad|output|line|prediction|loss|hand|descent|w_figure|b_figure)/, 'tab.Output', []],
  [/^(runs|share|lessons|help|theme|language)$/, '', ['menu']],
];
// The Playground and the Line have their curves and pictures elsewhere than the Images.
const onOutput = /^(curve|test_image)/;

// Names that a control has in other windows.
const otherNames = [
  [/^(layer\d+)\.plus$/, '$1.units.more'],
  [/^(layer\d+)\.minus$/, '$1.units.less'],
  [/^(layer\d+)\.header$/, '$1.settings'],
  [/^drawer\.open$/, 'tab.Data'],
  [/^more$/, 'tab.Training'],
  // What lies in a card that was scrolled away is not there: the card is.
  [/^line_(plot|handle\d)$/, 'line'],
  [/^(test_image\.\d+|images?[._].*)$/, 'test_images'],
  [/^(pad.*|output\.\d+)$/, 'pad_card'],
  [/^output_map$/, 'output'],
  [/^lab\..*$/, 'lab.filter_card'],
];

// { ids: what it may be called, tabs: a phone's tabs that may have it, behind: what is pointed at else }
export function waysTo(id) {
  const ids = [id, ...otherNames.filter(([name]) => name.test(id)).map(([name, other]) => id.replace(name, other))];
  const [, tab = '', behind = []] = doors.find(([names]) => names.test(id)) ?? [];
  return { ids, tabs: [tab, ...(onOutput.test(id) ? ['tab.Output'] : [])].filter(Boolean), behind };
}
